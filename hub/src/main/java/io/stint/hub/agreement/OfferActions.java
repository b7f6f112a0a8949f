package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Map;

/** From terms to money: ask the arbiter, accept, revoke, open, top up. */
final class OfferActions {
    private final Desk desk;

    OfferActions(Desk desk) {
        this.desk = desk;
    }

    Map<String, Action> all() {
        return Map.of(
                "accept",
                this::accept,
                "ask",
                (s, in) -> ask(s),
                "revoke",
                (s, in) -> withdraw(s, "agreement.do.revoke.does"),
                "decline",
                (s, in) -> withdraw(s, "agreement.do.decline.does"),
                "open",
                this::open,
                "topup",
                this::topUp);
    }

    private Plan accept(Situation s, Input in) {
        s.require(Role.WORKER);
        Offer offer = offered(s);
        if (offer.workerSignature().isPresent()) {
            throw Problem.conflict("You have accepted these terms already.");
        }
        Plan.Signing signing = new Plan.Signing(
                s.terms().typedData(desk.domain()), List.of(s.terms().worker()));
        List<Said> summary = List.of(
                Said.of("agreement.do.accept.does", Desk.sum(s, offer.sum())), Said.of("agreement.do.accept.final"));
        return Plan.toSign(Map.of(), signing, summary, false, (handle, signed) -> {
                    Offers.accept(handle, s.id(), signed.signature(), s.now());
                    return "accepted";
                })
                .warning(unwilling(s));
    }

    /** Terms that name somebody who may never rule are allowed; in a dispute the fallback would decide. */
    private static List<Said> unwilling(Situation s) {
        return s
                .arbiter()
                .filter(state -> state != Arbitration.State.ACCEPTED)
                .map(state -> Said.of(
                        "agreement.warn.arbiter." + state.word(),
                        s.terms().arbiter(),
                        s.terms().fallback()))
                .stream()
                .toList();
    }

    private static Plan ask(Situation s) {
        s.require(Role.CLIENT, Role.WORKER);
        offered(s);
        if (s.arbiter().isEmpty()) {
            throw Problem.conflict("By these terms there is nothing that an arbiter could decide.");
        }
        if (s.arbitration().asked().isPresent()) {
            throw Problem.conflict("The arbiter was asked already.");
        }
        List<Said> summary = List.of(Said.of("agreement.do.ask.does", s.terms().arbiter()));
        return Plan.toConfirm(Map.of(), summary, false, (handle, _) -> {
            Arbitrations.ask(handle, s);
            return "asked";
        });
    }

    /** Either side can: the one who made the offer takes it back, the other declines it. */
    private static Plan withdraw(Situation s, String unsigned) {
        s.require(Role.CLIENT, Role.WORKER);
        Offer offer = offered(s);
        Said does = offer.workerSignature().isPresent() ? Said.of("agreement.do.revoke.signed") : Said.of(unsigned);
        return Plan.toConfirm(Map.of(), List.of(does), false, (handle, _) -> {
            Offers.withdraw(handle, s.id(), s.now());
            return "revoked";
        });
    }

    private static Offer offered(Situation s) {
        Offer offer = s.offer().orElseThrow(() -> Problem.conflict("These terms were not offered here."));
        if (s.opened().isPresent()) {
            throw Problem.conflict("The agreement is open already.");
        }
        if (offer.withdrawnAt().isPresent()) {
            throw Problem.conflict("The offer was withdrawn.");
        }
        return offer;
    }

    private Plan open(Situation s, Input in) {
        s.require(Role.CLIENT);
        Offer offer = offered(s);
        Bytes signature = offer.workerSignature()
                .orElseThrow(() -> Problem.conflict("The worker has not accepted the terms yet."));
        Amount amount = desk.coins().sum(in, "amount", s.terms().token()).orElse(offer.sum());
        requireWithin(s, amount, amount);
        EscrowCall call = new EscrowCall.Open(s.terms(), amount, signature, Message.NEVER, Bytes.EMPTY);
        List<Said> summary = List.of(
                Said.of("agreement.do.open.does", Desk.sum(s, amount)),
                Said.of("agreement.do.open.back", s.terms().notice()));
        return Plan.toSend(Map.of("amount", amount.wei().toString()), call, summary, false)
                .warning(unwilling(s));
    }

    private Plan topUp(Situation s, Input in) {
        Agreement agreement = s.live();
        Amount amount = desk.coins()
                .sum(in, "amount", s.terms().token())
                .filter(a -> !a.isZero())
                .orElseThrow(() -> Problem.badField("amount", "Say how much to put in."));
        requireWithin(s, agreement.left().plus(agreement.drawn()).plus(amount), amount);
        if (agreement.funded().plus(amount).compareTo(Amount.MAX) > 0) {
            throw Problem.badField("amount", "The fund cannot hold as much.");
        }
        List<Said> summary = agreement.noticeEnd().isPresent()
                ? List.of(Said.of("agreement.do.topup.does", Desk.sum(s, amount)), Said.of("agreement.do.topup.notice"))
                : List.of(Said.of("agreement.do.topup.does", Desk.sum(s, amount)));
        return Plan.toSend(
                Map.of("amount", amount.wei().toString()), new EscrowCall.TopUp(s.terms(), amount), summary, false);
    }

    private void requireWithin(Situation s, Amount together, Amount now) {
        desk.coins().over(together, s.terms().token(), desk.largest()).ifPresent(over -> {
            String most = over.most()
                    .map(limit ->
                            "at most " + desk.said(s, limit) + " be put into one agreement, since the software is not"
                                    + " audited; it would be " + desk.said(s, together))
                    .orElseGet(() -> "nothing be put in of " + desk.said(s, now)
                            + ": there is a limit in the chain's coin, and" + " no rate says what the token is worth");
            throw Problem.badField("amount", "This hub lets " + most + ".");
        });
    }
}
