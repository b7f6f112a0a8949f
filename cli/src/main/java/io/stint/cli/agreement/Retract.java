package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement retract}. */
@CommandLine.Command(name = "retract", description = "Take a claim back; its sum returns to the fund.")
final class Retract extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    Retract(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("worker", s.terms().worker());
        Claim claim = s.claim(optional(round), ClaimState.PENDING);
        return new Plan(
                new EscrowCall.Retract(s.terms(), claim.round(), Bytes.EMPTY),
                List.of("You take claim " + claim.round() + " back; " + s.money(claim.sum()) + " returns to the fund."),
                "Claim " + claim.round() + " is taken back.");
    }
}
