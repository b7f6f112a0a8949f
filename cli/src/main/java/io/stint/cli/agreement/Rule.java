package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement rule}. */
@CommandLine.Command(name = "rule", description = "As the arbiter, award the worker a part of a disputed claim.")
final class Rule extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    @Option(
            names = "--award",
            required = true,
            paramLabel = "MONEY",
            description = "What the worker gets, from 0 to the claim's sum, as 0.002rbtc.")
    private String award = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "FILE|HASH",
            description = "Why: a file, or its SHA-256 with 0x.")
    private String reason = "";

    Rule(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("arbiter", s.terms().arbiter());
        Claim claim = s.claim(optional(round), ClaimState.DISPUTED);
        claim.rulingEnd().filter(s.now()::isAfter).ifPresent(end -> {
            throw new BadInput("the time to rule on claim " + claim.round() + " ended " + Words.when(end, s.now())
                    + "; the fallback decides, by 'stint agreement lapse'");
        });
        Amount awarded = s.amount(award);
        if (awarded.compareTo(claim.sum()) > 0) {
            throw new BadInput("the award is over the claim's sum of " + s.money(claim.sum()));
        }
        Amount fee = Rules.arbiterFee(s.terms(), claim.sum());
        Amount borne = Rules.workersPart(claim.sum(), awarded, fee);
        return new Plan(
                new EscrowCall.Rule(s.terms(), claim.round(), awarded, Memo.of(reason), Bytes.EMPTY),
                List.of(
                        "You award the worker " + s.money(awarded) + " of " + s.money(claim.sum())
                                + ". A ruling is final.",
                        "Your fee is " + s.money(fee) + " and comes with the ruling; " + s.money(borne)
                                + " of it comes off the award, the rest is the client's."),
                "Ruled on claim " + claim.round() + ": " + s.money(awarded) + " to the worker.");
    }
}
