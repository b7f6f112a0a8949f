package io.stint.hub.room;

import io.stint.hub.agreement.Advice;
import io.stint.hub.agreement.TermsRules;
import io.stint.protocol.document.body.Limits;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Terms while somebody writes them.
 *
 * @param typed by name of the field, as it came
 * @param terms with nothing where a field cannot be read; scope and salt come when they are offered
 * @param sum that the client is to put in
 * @param milestones what each part of the work costs; their titles are sealed and stay in the browser
 * @param advice what is refused and what may harm, the first of a field first
 */
public record TermsDraft(
        Map<String, String> typed, Terms terms, Amount sum, List<Amount> milestones, List<Advice> advice) {

    public TermsDraft {
        typed = Map.copyOf(typed);
        milestones = List.copyOf(milestones);
        advice = List.copyOf(advice);
    }

    /** Reads what was typed. */
    public static TermsDraft read(Map<String, String> typed, TermsRules rules) {
        Fields in = new Fields(typed);
        Terms terms = terms(in, rules.token(), rules.decimals());
        Amount sum = in.amount("sum", rules.decimals());
        List<Amount> milestones = milestones(in, rules.decimals());
        List<Advice> advice = new ArrayList<>(in.unreadable());
        rules.check(terms, sum, milestones).stream()
                .filter(found ->
                        advice.stream().noneMatch(a -> a.refused() && a.field().equals(found.field())))
                .toList()
                .forEach(advice::add);
        return new TermsDraft(typed, terms, sum, milestones, advice);
    }

    private static Terms terms(Fields in, Address token, int decimals) {
        return new Terms(
                in.address("client"),
                in.address("worker"),
                in.address("payee"),
                in.address("approver"),
                in.address("arbiter"),
                token,
                Address.ZERO,
                in.amount("claimCap", decimals),
                in.amount("arbiterFee", decimals),
                in.seconds("review"),
                in.seconds("ruling"),
                in.seconds("notice"),
                in.time("committedUntil"),
                in.share("fallbackBps"),
                BasisPoints.ZERO,
                Hash32.ZERO,
                BigInteger.ZERO);
    }

    private static List<Amount> milestones(Fields in, int decimals) {
        return IntStream.range(0, Limits.MILESTONES)
                .mapToObj(i -> in.amount("milestones." + i + ".amount", decimals))
                .filter(amount -> !amount.isZero())
                .toList();
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is said beside the field: a refusal before a warning. */
    public Optional<Advice> about(String field) {
        return advice.stream()
                .filter(a -> a.field().equals(field))
                .max((a, b) -> Boolean.compare(a.refused(), b.refused()));
    }

    /** Whether it can be offered. */
    public boolean acceptable() {
        return advice.stream().noneMatch(Advice::refused);
    }
}
