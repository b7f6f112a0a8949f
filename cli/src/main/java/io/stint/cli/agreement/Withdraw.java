package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;

/** {@code stint agreement withdraw}. */
@CommandLine.Command(
        name = "withdraw",
        description = "Refund the client after notice has run out, and close. Anyone may do it.")
final class Withdraw extends ChainCommand {
    Withdraw(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        Instant end = s.live()
                .noticeEnd()
                .orElseThrow(() ->
                        new BadInput("no notice was given; the client does that with" + " 'stint agreement notice'"));
        if (!s.now().isAfter(end)) {
            throw new BadInput("notice still runs; this is possible " + Words.when(end.plusSeconds(1), s.now()));
        }
        String refund = s.money(s.opened().left());
        return new Plan(
                new EscrowCall.Withdraw(s.terms()),
                List.of(refund + " goes back to the client " + s.terms().client()
                        + " and the agreement is closed. Claims that wait are not touched."),
                "Closed; " + refund + " went back to the client.");
    }
}
