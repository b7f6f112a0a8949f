package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code stint agreement approve}: sign a voucher, which costs nothing, or pay at once. */
@CommandLine.Command(
        name = "approve",
        description = "Approve pay: sign a voucher into the file (free), or pay on the chain at once (--direct).")
final class Approve extends ChainCommand {
    @ArgGroup(multiplicity = "1")
    private HowMuch howMuch = new HowMuch();

    static final class HowMuch {
        @Option(names = "--add", paramLabel = "MONEY", description = "This much more than is approved already.")
        private @Nullable String add;

        @Option(names = "--total", paramLabel = "MONEY", description = "Up to this cumulative total.")
        private @Nullable String total;
    }

    @Option(
            names = "--memo",
            required = true,
            paramLabel = "FILE|HASH",
            description = "What is approved: the timesheet, milestone or deliverable, or its SHA-256 with 0x.")
    private String memo = "";

    @Option(names = "--direct", description = "Pay on the chain now, without a voucher.")
    private boolean direct;

    Approve(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer send(Situation s) {
        return direct ? super.send(s) : voucher(s);
    }

    @Override
    protected Plan plan(Situation s) {
        s.requireMe("client or approver", s.terms().client(), s.terms().approver());
        Amount total = total(s);
        Payable paid = Payable.of(s.opened(), total);
        return new Plan(
                new EscrowCall.Pay(s.terms(), total, Memo.of(memo), new Approval.Direct()),
                List.of(s.money(paid.net()) + " goes to " + s.terms().receiver() + " now."),
                "Paid " + s.money(paid.net()) + " to " + s.terms().receiver() + ".");
    }

    private Answer voucher(Situation s) {
        Amount total = total(s);
        requireAuthority(s, total);
        Hash32 document = Memo.of(memo);
        Secured secured = Secured.by(s.opened(), total, s.now());
        List<String> summary = new ArrayList<>();
        summary.add("You approve a total of " + s.money(total) + ": the worker can draw " + s.money(secured.net())
                + " at once. An approval cannot be taken back.");
        if (!secured.uncovered().isZero()) {
            summary.add(
                    "The fund lacks " + s.money(secured.uncovered()) + " for it; top it up, or that part is a debt.");
        }
        confirm(summary);
        Message.Voucher message = new Message.Voucher(s.file().id(), total, document);
        SignedVoucher voucher = new SignedVoucher(total, document, s.me(), s.sign(message));
        AgreementStore.write(path, s.file().with(voucher));
        return new Answer(
                List.of(
                        "Approved up to " + s.money(total) + "; secured for the worker: " + s.money(secured.net())
                                + ".",
                        "The voucher is in " + path + ". Give the file to the worker: with it anyone can draw."),
                Answer.object()
                        .put("agreement", s.file().id().hex())
                        .put("total", total.wei().toString())
                        .put("secured", secured.net().wei().toString())
                        .put("uncovered", secured.uncovered().wei().toString())
                        .put("memo", document.hex())
                        .put("signature", voucher.signature().hex()));
    }

    /** Client, approver, or a key to which they delegated. */
    private static void requireAuthority(Situation s, Amount total) {
        SignedDelegation delegation = s.file().delegationOf(s.me()).orElse(null);
        if (delegation == null) {
            s.requireMe(
                    "client, approver or a delegate",
                    s.terms().client(),
                    s.terms().approver());
        } else if (total.compareTo(delegation.limit()) > 0) {
            throw new BadInput("this is over the delegation's limit of " + s.money(delegation.limit()) + " in all");
        }
    }

    private Amount total(Situation s) {
        Agreement agreement = s.live();
        Amount approved =
                s.file().best().map(SignedVoucher::total).orElse(Amount.ZERO).max(agreement.drawn());
        Amount total =
                howMuch.add != null ? approved.plus(s.amount(howMuch.add)) : s.amount(String.valueOf(howMuch.total));
        if (total.compareTo(Amount.MAX) > 0) {
            throw new BadInput(
                    "with " + s.money(approved) + " approved already this is too much: one agreement holds at"
                            + " most 2^96-1 of the smallest unit");
        }
        if (total.compareTo(approved) <= 0) {
            throw new BadInput("approved are " + s.money(approved) + " already, and vouchers are cumulative: the total"
                    + " must be over that");
        }
        return total;
    }
}
