package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.value.Amount;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement topup}. */
@CommandLine.Command(name = "topup", description = "Put more money in.")
final class TopUp extends ChainCommand {
    @Option(names = "--amount", required = true, paramLabel = "MONEY", description = "How much, as 0.01rbtc.")
    private String amount = "";

    TopUp(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        Agreement agreement = s.live();
        Amount more = s.amount(amount);
        if (more.isZero()) {
            throw new BadInput("'" + amount + "' puts nothing in, and sending it costs gas: give more than zero");
        }
        Amount approved = s.file().best().map(SignedVoucher::total).orElse(Amount.ZERO);
        String debt = approved.compareTo(agreement.funded()) > 0
                ? "Vouchers over " + s.money(approved) + " are signed already; what this adds goes to them first."
                : "Notice that was given is not cancelled by this.";
        return new Plan(
                new EscrowCall.TopUp(s.terms(), more),
                List.of(s.money(more) + " goes from " + s.me() + " into the agreement.", debt),
                "Topped up by " + s.money(more) + ".");
    }
}
