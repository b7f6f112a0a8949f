package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement object}. */
@CommandLine.Command(name = "object", description = "Dispute a claim; the arbiter decides.")
final class ObjectTo extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "FILE|HASH",
            description = "Why: a file, or its SHA-256 with 0x.")
    private String reason = "";

    ObjectTo(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("client or approver", s.terms().client(), s.terms().approver());
        Claim claim = s.claim(optional(round), ClaimState.PENDING);
        if (s.now().isAfter(claim.reviewEnd())) {
            throw new BadInput("the time to object to claim " + claim.round() + " ended "
                    + Words.when(claim.reviewEnd(), s.now()) + "; it is the worker's to collect");
        }
        Amount fee = Rules.arbiterFee(s.terms(), claim.sum());
        Amount left = s.opened().left();
        Amount topUp = fee.compareTo(left) > 0 ? fee.minus(left) : Amount.ZERO;
        List<String> summary = new ArrayList<>();
        summary.add("You dispute claim " + claim.round() + " over " + s.money(claim.sum()) + ".");
        summary.add(
                s.terms().arbiter().isZero()
                        ? "There is no arbiter: the worker gets " + s.terms().fallback() + " of it after "
                                + Words.period(s.terms().ruling()) + "."
                        : "The arbiter " + s.terms().arbiter() + " has "
                                + Words.period(s.terms().ruling()) + " to rule; the fee of " + s.money(fee)
                                + " is put aside from the fund.");
        if (!topUp.isZero()) {
            summary.add("The fund lacks " + s.money(topUp) + " for the fee; it comes from " + s.me() + ".");
        }
        return new Plan(
                new EscrowCall.ObjectTo(s.terms(), claim.round(), Memo.of(reason), topUp, Message.NEVER, Bytes.EMPTY),
                summary,
                "Claim " + claim.round() + " is disputed.");
    }
}
