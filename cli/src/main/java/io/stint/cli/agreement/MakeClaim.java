package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement claim}. */
@CommandLine.Command(name = "claim", description = "Claim pay that the client has not approved.")
final class MakeClaim extends ChainCommand {
    @Option(names = "--sum", required = true, paramLabel = "MONEY", description = "How much, as 0.004rbtc.")
    private String sum = "";

    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "FILE|HASH",
            description = "What was delivered: a file, or its SHA-256 with 0x.")
    private String evidence = "";

    MakeClaim(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("worker", s.terms().worker());
        Amount claimed = s.amount(sum);
        Agreement agreement = s.live();
        requireTime(s, agreement);
        requireSum(s, agreement, claimed);
        int round = agreement.round() + 1;
        return new Plan(
                new EscrowCall.Claim(
                        s.terms(), round, claimed, Memo.of(evidence), Instant.EPOCH, Message.NEVER, Bytes.EMPTY),
                List.of(
                        "You claim " + s.money(claimed) + "; it is set aside from the fund at once.",
                        "The client has " + Words.period(s.terms().review())
                                + " to object; without an objection you collect it then."),
                "Claim " + round + " is made, over " + s.money(claimed) + ".");
    }

    /** The escrow takes one claim in a review period, so that a silent client's risk stays small. */
    private static void requireTime(Situation s, Agreement agreement) {
        agreement.noticeEnd().filter(s.now()::isAfter).ifPresent(end -> {
            throw new BadInput("notice ran out " + Words.when(end, s.now()) + "; nothing can be claimed any more");
        });
        Claim last = agreement.claims().get(agreement.round());
        if (last != null && !s.now().isAfter(last.reviewEnd())) {
            throw new BadInput(
                    "one claim can be made in a review period, and the one before was made already; the next is"
                            + " possible " + Words.when(last.reviewEnd().plusSeconds(1), s.now()));
        }
    }

    private static void requireSum(Situation s, Agreement agreement, Amount sum) {
        if (sum.isZero()) {
            throw new BadInput("a claim must be over zero");
        }
        if (sum.compareTo(s.terms().claimCap()) > 0) {
            throw new BadInput("the terms allow at most " + s.money(s.terms().claimCap()) + " in one claim");
        }
        if (sum.compareTo(agreement.left()) > 0) {
            throw new BadInput("the fund has only " + s.money(agreement.left())
                    + " left that is not drawn or claimed; claim that, or ask the client to top it up");
        }
    }
}
