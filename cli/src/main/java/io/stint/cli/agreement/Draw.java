package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import java.util.List;
import picocli.CommandLine;

/** {@code stint agreement draw}: all vouchers at once, with the newest. */
@CommandLine.Command(name = "draw", description = "Pay out what the vouchers in the file approve. Anyone may do it.")
final class Draw extends ChainCommand {
    Draw(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        s.live();
        SignedVoucher voucher = s.file()
                .best()
                .orElseThrow(() -> new BadInput(
                        "there is no voucher in the file; the client makes one with 'stint agreement approve'"));
        Payable payable = s.payable().orElseThrow();
        if (payable.gross().isZero()) {
            throw new BadInput("there is nothing to draw: the vouchers go up to " + s.money(voucher.total())
                    + ", and drawn are " + s.money(s.opened().drawn()) + " of "
                    + s.money(s.opened().funded()));
        }
        return new Plan(
                new EscrowCall.Pay(
                        s.terms(), voucher.total(), voucher.memo(), s.file().approval(voucher)),
                List.of(s.money(payable.net()) + " goes to " + s.terms().receiver() + "."),
                "Drew " + s.money(payable.net()) + " for " + s.terms().receiver() + ".");
    }
}
