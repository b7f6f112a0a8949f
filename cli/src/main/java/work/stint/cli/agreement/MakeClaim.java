package work.stint.cli.agreement;

import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import work.stint.cli.term.Terminal;
import work.stint.cli.term.Words;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.message.Message;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;

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
        int round = s.opened().round() + 1;
        return new Plan(
                new EscrowCall.Claim(
                        s.terms(), round, claimed, Memo.of(evidence), Instant.EPOCH, Message.NEVER, Bytes.EMPTY),
                List.of(
                        "You claim " + s.money(claimed) + "; it is set aside from the fund at once.",
                        "The client has " + Words.period(s.terms().review())
                                + " to object; without an objection you collect it then."),
                "Claim " + round + " is made, over " + s.money(claimed) + ".");
    }
}
