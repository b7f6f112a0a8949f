package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement lapse}. */
@CommandLine.Command(
        name = "lapse",
        description = "Settle a dispute by the fallback share when no ruling came. Anyone may do it.")
final class Lapse extends ChainCommand {
    @Option(names = "--round", paramLabel = "N", description = "Which claim; needed when there are several.")
    private @Nullable Integer round;

    Lapse(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        Claim claim = s.claim(optional(round), ClaimState.DISPUTED);
        claim.rulingEnd().filter(end -> !s.now().isAfter(end)).ifPresent(end -> {
            throw new BadInput(
                    "the arbiter can still rule; this is possible " + Words.when(end.plusSeconds(1), s.now()));
        });
        Amount share = Rules.share(claim.sum(), s.terms().fallback());
        return new Plan(
                new EscrowCall.Lapse(s.terms(), claim.round()),
                List.of("No ruling came: the worker gets " + s.net(share) + " ("
                        + s.terms().fallback() + " of " + s.money(claim.sum()) + "), the rest goes back."),
                "The fallback decided claim " + claim.round() + ": " + s.money(share) + " to the worker.");
    }
}
