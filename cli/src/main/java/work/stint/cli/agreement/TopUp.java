package work.stint.cli.agreement;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import work.stint.cli.term.Terminal;
import work.stint.protocol.agreement.Agreement;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.file.AgreementFile.SignedVoucher;
import work.stint.protocol.value.Amount;

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
