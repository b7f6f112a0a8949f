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

/** {@code stint agreement concede}. */
@CommandLine.Command(name = "concede", description = "Pay a claim at once, also a disputed one.")
final class Concede extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    Concede(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("client or approver", s.terms().client(), s.terms().approver());
        Claim claim = s.claim(optional(round), ClaimState.PENDING, ClaimState.DISPUTED);
        return new Plan(
                new EscrowCall.Concede(s.terms(), claim.round(), claim.sum(), Bytes.EMPTY),
                List.of("You pay claim " + claim.round() + " of " + s.money(claim.sum()) + ", and no other that might"
                        + " come in its place: " + s.net(claim.sum()) + " goes to "
                        + s.terms().receiver() + "."),
                "Claim " + claim.round() + " is paid.");
    }
}
