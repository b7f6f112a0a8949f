package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Bytes;
import java.util.List;
import picocli.CommandLine;

/** {@code stint agreement notice}. */
@CommandLine.Command(name = "notice", description = "As the client, announce the end of the agreement.")
final class Notice extends ChainCommand {
    Notice(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("client", s.terms().client());
        s.live().noticeEnd().ifPresent(end -> {
            throw new BadInput("notice was given already; it runs out " + Words.when(end, s.now())
                    + ", then 'stint agreement withdraw' brings the rest back");
        });
        if (s.now().isBefore(s.opened().committedUntil())) {
            throw new BadInput("you are committed to this agreement; notice is possible "
                    + Words.when(s.opened().committedUntil(), s.now()));
        }
        return new Plan(
                new EscrowCall.GiveNotice(s.terms(), Message.NEVER, Bytes.EMPTY),
                List.of(
                        "You end the agreement. For " + Words.period(s.terms().notice())
                                + " the worker can draw vouchers and make claims.",
                        "Then the rest, now " + s.money(s.opened().left()) + ", comes back by"
                                + " 'stint agreement withdraw'. Notice cannot be taken back."),
                "Notice is given; it runs " + Words.period(s.terms().notice()) + ".");
    }
}
