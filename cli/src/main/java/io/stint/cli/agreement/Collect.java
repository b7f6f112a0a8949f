package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement collect}. */
@CommandLine.Command(
        name = "collect",
        description = "Pay out a claim that nobody objected to in time. Anyone may do it.")
final class Collect extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    Collect(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        Claim claim = s.claim(optional(round), ClaimState.PENDING);
        if (!s.now().isAfter(claim.reviewEnd())) {
            throw new BadInput("the client can still object to claim " + claim.round() + "; collect it "
                    + Words.when(claim.reviewEnd().plusSeconds(1), s.now()));
        }
        return new Plan(
                new EscrowCall.Collect(s.terms(), claim.round()),
                List.of(s.net(claim.sum()) + " of claim " + claim.round() + " goes to "
                        + s.terms().receiver() + "."),
                "Claim " + claim.round() + " is paid.");
    }
}
