package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Rules;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Approving, and drawing what was approved. */
final class VoucherActions {
    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk;

    VoucherActions(Desk desk) {
        this.desk = desk;
    }

    Map<String, Action> all() {
        return Map.of("approve", this::approve, "draw", this::draw);
    }

    private Plan approve(Situation s, Input in) {
        s.require(Role.CLIENT, Role.APPROVER);
        Agreement agreement = s.live();
        Amount before = s.approved().max(agreement.drawn());
        Amount total = total(s, in, before);
        Hash32 memo =
                in.hash("memo").or(() -> in.hash("document")).orElse(s.terms().scope());
        boolean again = in.text("signature").isPresent()
                && s.best()
                        .filter(v -> v.total().equals(total) && v.memo().equals(memo))
                        .isPresent();
        if (total.compareTo(before) <= 0 && !again) {
            throw Problem.conflict(
                    "Approved are " + desk.said(s, before) + " already; a voucher must be higher than that.");
        }
        Message.Voucher message = new Message.Voucher(s.id(), total, memo);
        if (!again && in.wei("after").filter(after -> !after.equals(before)).isPresent()) {
            throw Problem.conflict(
                    "Somebody else approved meanwhile: it is " + desk.said(s, before) + " now. Look at it anew.");
        }
        Map<String, String> fields = Map.of(
                "total", total.wei().toString(),
                "memo", memo.hex(),
                "after", before.wei().toString());
        return Plan.toSign(
                fields,
                new Plan.Signing(message.typedData(desk.domain()), Desk.clientSide(s)),
                approving(s, agreement, before, total),
                false,
                (handle, signed) -> {
                    Voucher voucher = new Voucher(total, memo, signed.signer(), signed.signature(), s.now());
                    Vouchers.add(handle, s.id(), voucher, s.best());
                    return "secured";
                });
    }

    private Amount total(Situation s, Input in, Amount before) {
        Optional<Amount> total = desk.coins().sum(in, "total", s.terms().token());
        Optional<Amount> add = desk.coins().sum(in, "add", s.terms().token());
        if (total.isPresent() == add.isPresent()) {
            throw Problem.badField("add", "Say how much more to approve, or the total.");
        }
        Amount wanted = total.orElseGet(() -> before.plus(add.orElseThrow()));
        if (wanted.compareTo(Amount.MAX) > 0) {
            throw Problem.badField("add", "An approval cannot be as high.");
        }
        return wanted;
    }

    private static List<Said> approving(Situation s, Agreement agreement, Amount before, Amount total) {
        List<Said> summary = new ArrayList<>();
        Amount more = total.compareTo(before) > 0 ? total.minus(before) : Amount.ZERO;
        summary.add(Said.of("agreement.do.approve.does", Desk.sum(s, more), Desk.sum(s, total)));
        if (total.compareTo(agreement.funded()) > 0) {
            summary.add(Said.of("agreement.do.approve.uncovered", Desk.sum(s, total.minus(agreement.funded()))));
        }
        return summary;
    }

    private Plan draw(Situation s, Input in) {
        s.require(Role.WORKER);
        Agreement agreement = s.live();
        Voucher voucher =
                s.best().orElseThrow(() -> Problem.conflict("Nothing is approved yet, so there is nothing to draw."));
        Amount upTo = voucher.total().min(agreement.funded());
        if (upTo.compareTo(agreement.drawn()) <= 0) {
            throw Problem.conflict("Everything that is approved and in the fund is drawn already.");
        }
        Amount gross = upTo.minus(agreement.drawn());
        Amount net = gross.minus(Rules.lineFee(s.terms(), agreement.drawn(), upTo));
        Amount tip = desk.coins().sum(in, "tip", s.terms().token()).orElse(Amount.ZERO);
        requireTip(s, agreement, voucher, tip, net);
        Instant deadline = in.time("deadline").orElse(s.now().plus(DAY));
        Map<String, String> fields = Map.of(
                "total", voucher.total().wei().toString(),
                "tip", tip.wei().toString(),
                "deadline", Long.toString(deadline.getEpochSecond()));
        requireSame(in, voucher);
        Desk.Sending sending = desk.send(s, "draw", gross, in, false)
                .paidBy(!tip.isZero())
                .says("does", Desk.sum(s, net.minus(tip)), s.terms().receiver());
        if (!tip.isZero()) {
            sending.says("tip", Desk.sum(s, tip));
        } else {
            sending.says(
                    "gas", Desk.coin(desk.relay().cost()), desk.least(s.terms().token()));
        }
        Message message = new Message.Draw(s.id(), voucher.total(), tip, deadline);
        return sending.signed(
                fields,
                message,
                List.of(s.terms().worker()),
                signature -> new EscrowCall.Pay(
                        s.terms(),
                        voucher.total(),
                        voucher.memo(),
                        tip.isZero()
                                ? voucher.approval()
                                : voucher.approval(new Approval.Tip(tip, deadline, signature))));
    }

    private void requireTip(Situation s, Agreement agreement, Voucher voucher, Amount tip, Amount net) {
        if (tip.isZero()) {
            return;
        }
        if (agreement.funded().compareTo(voucher.total()) < 0) {
            throw Problem.conflict("With a tip the fund must cover the whole voucher, and it does not.");
        }
        if (tip.compareTo(net) > 0) {
            throw Problem.badField("tip", "The tip is more than the payment.");
        }
        if (desk.relay().level() == Relay.Level.KEPT) {
            throw Problem.refused("This hub's purse is low, and what is in it is kept for draws before an end. Draw by"
                    + " your own wallet, without a tip.");
        }
        if (!desk.relay().worth(s.terms(), tip)) {
            throw Problem.badField(
                    "tip",
                    "The tip does not pay the gas, which is "
                            + desk.said(s, desk.relay().cost()) + ".");
        }
    }

    /** Between preparing and signing a higher voucher may have come. */
    private static void requireSame(Input in, Voucher voucher) {
        if (in.wei("total").filter(total -> !total.equals(voucher.total())).isPresent()) {
            throw Problem.conflict("A higher voucher has come meanwhile; draw that one.");
        }
    }
}
