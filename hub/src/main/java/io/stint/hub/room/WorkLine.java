package io.stint.hub.room;

import io.stint.hub.agreement.MyWork.Line;
import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Step;
import io.stint.hub.money.CoinText;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One agreement in a list.
 *
 * @param job the title of its job, when there is one
 * @param layer where it is, when there are several places
 */
public record WorkLine(Wording say, Line line, Optional<String> job, Optional<String> layer) {
    /** A step that somebody waits for. */
    public record Waiting(WorkLine line, Step step) {}

    public Terms terms() {
        return line.situation().terms();
    }

    public Role role() {
        return line.situation().roles().stream().min(Comparator.naturalOrder()).orElse(Role.PAYEE);
    }

    public boolean asWorker() {
        return role() == Role.WORKER || role() == Role.PAYEE;
    }

    public boolean asClient() {
        return role() == Role.CLIENT || role() == Role.APPROVER;
    }

    public Address other() {
        return asClient() ? terms().worker() : terms().client();
    }

    public String title() {
        return Titles.of(say, job, terms(), role());
    }

    public String link() {
        return "/agreements/" + line.situation().id().hex();
    }

    public String state() {
        return Standing.of(line.state(), line.situation());
    }

    public CoinText money() {
        return say.money(terms().token());
    }

    public List<Segment> segments() {
        return line.situation()
                .agreement()
                .map(a -> Segment.of(MoneyBar.of(a, line.situation().approved())))
                .orElse(List.of());
    }

    /** All that the agreement is about. */
    public Amount whole() {
        return line.situation()
                .agreement()
                .map(Agreement::paidIn)
                .or(() -> line.situation().offer().map(Offer::sum))
                .orElse(Amount.ZERO);
    }

    public Optional<Claim> claim(Step step) {
        return step.round()
                .flatMap(round ->
                        line.situation().agreement().map(a -> a.claims().get(round)));
    }

    /** What a step is about. */
    public Amount sum(Step step) {
        return step.action().equals("draw")
                ? line.situation().undrawn()
                : claim(step).map(Claim::sum).orElseGet(this::whole);
    }

    /** The first step that waits. */
    public Optional<Step> first() {
        return Steps.next(line.steps()).filter(Step::waits);
    }

    public List<Waiting> waiting() {
        return Step.waiting(line.steps()).stream()
                .map(step -> new Waiting(this, step))
                .toList();
    }

    /** Where a step is taken. */
    public String link(Step step) {
        return step.action().equals("rule") && step.round().isPresent()
                ? link() + "/case/" + step.round().get()
                : link() + "#next";
    }
}
