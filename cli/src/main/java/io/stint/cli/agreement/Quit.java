package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Bytes;
import java.util.List;
import picocli.CommandLine;

/** {@code stint agreement quit}. */
@CommandLine.Command(name = "quit", description = "As the worker, end the agreement; the rest goes to the client.")
final class Quit extends ChainCommand {
    Quit(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("worker", s.terms().worker());
        s.live();
        s.payable().map(Payable::gross).filter(gross -> !gross.isZero()).ifPresent(gross -> {
            throw new BadInput(s.money(gross) + " is secured for you and not drawn; draw it first"
                    + " ('stint agreement draw'), or it is lost");
        });
        return new Plan(
                new EscrowCall.Quit(s.terms(), s.opened().drawn(), Message.NEVER, Bytes.EMPTY),
                List.of("You end the agreement; " + s.money(s.opened().left())
                        + " goes back to the client. Claims that wait are not touched."),
                "Ended; " + s.money(s.opened().left()) + " went back to the client.");
    }
}
