package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an agreement ends. */
final class EndActions {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private final Desk desk;

    EndActions(Desk desk) {
        this.desk = desk;
    }

    Map<String, Action> all() {
        return Map.of("notice", this::notice, "withdraw", this::withdraw, "close", this::close, "quit", this::quit);
    }

    private Plan notice(Situation s, Input in) {
        s.require(Role.CLIENT);
        Agreement agreement = s.live();
        if (agreement.noticeEnd().isPresent()) {
            throw Problem.conflict("Notice was given already; it runs until "
                    + agreement.noticeEnd().get() + ".");
        }
        if (s.now().isBefore(agreement.committedUntil())) {
            throw Problem.conflict("By the terms there is no notice before " + agreement.committedUntil() + ".");
        }
        Instant deadline = in.time("deadline").orElse(s.now().plus(DAY));
        return desk.send(s, "notice", agreement.held(), in, false)
                .says("does", s.terms().notice(), Desk.sum(s, agreement.left()))
                .signed(
                        Map.of("deadline", Long.toString(deadline.getEpochSecond())),
                        new Message.Notice(s.id(), deadline),
                        List.of(s.terms().client()),
                        signature -> new EscrowCall.GiveNotice(s.terms(), deadline, signature));
    }

    private Plan withdraw(Situation s, Input in) {
        Agreement agreement = s.live();
        Instant end =
                agreement.noticeEnd().orElseThrow(() -> Problem.conflict("No notice was given, so nothing goes back."));
        if (!s.now().isAfter(end)) {
            throw Problem.conflict("The notice runs until " + end + ".");
        }
        return desk.send(s, "withdraw", agreement.left(), in, false)
                .says("does", Desk.sum(s, agreement.left()))
                .unsigned(Map.of(), new EscrowCall.Withdraw(s.terms()));
    }

    private Plan quit(Situation s, Input in) {
        s.require(Role.WORKER);
        Agreement agreement = s.live();
        if (s.approved().min(agreement.funded()).compareTo(agreement.drawn()) > 0) {
            throw Problem.conflict("Draw first what is approved; when you quit, all that is left goes to the client.");
        }
        Amount total = agreement.drawn();
        Instant deadline = in.time("deadline").orElse(s.now().plus(DAY));
        return desk.send(s, "quit", agreement.held(), in, false)
                .says("does", Desk.sum(s, agreement.left()))
                .signed(
                        Map.of("deadline", Long.toString(deadline.getEpochSecond())),
                        new Message.Quit(s.id(), total, deadline),
                        List.of(s.terms().worker()),
                        signature -> new EscrowCall.Quit(s.terms(), total, deadline, signature));
    }

    /** The second signature of the same closing ends the agreement; any other is a proposal. */
    private Plan close(Situation s, Input in) {
        s.require(Role.CLIENT, Role.WORKER);
        Agreement agreement = s.live();
        boolean client = s.is(Role.CLIENT);
        Optional<Closing> theirs = s.goodClosing().filter(c -> c.waitsForOther(!client));
        Amount total = total(s, in, agreement, theirs);
        Instant deadline = in.time("deadline")
                .or(() -> theirs.map(Closing::deadline))
                .orElse(s.now().plus(FORTNIGHT));
        int round = agreement.round();
        Map<String, String> fields = Map.of(
                "total", total.wei().toString(),
                "round", Integer.toString(round),
                "deadline", Long.toString(deadline.getEpochSecond()));
        if (in.number("round", ClaimActions.LARGEST_ROUND)
                .filter(r -> r != round)
                .isPresent()) {
            throw Problem.conflict("A claim was made meanwhile; propose the end anew.");
        }
        Message.Close message = new Message.Close(s.id(), round, total, deadline);
        Optional<Closing> same =
                theirs.filter(c -> c.total().equals(total) && c.deadline().equals(deadline));
        return same.isPresent()
                ? second(s, in, message, same.get(), fields)
                : first(s, agreement, message, client, fields);
    }

    private Amount total(Situation s, Input in, Agreement agreement, Optional<Closing> theirs) {
        Amount total = desk.coins()
                .sum(in, "total", s.terms().token())
                .or(() -> theirs.map(Closing::total))
                .orElseGet(() -> s.approved().min(agreement.funded()).max(agreement.drawn()));
        if (total.compareTo(agreement.drawn()) < 0 || total.compareTo(agreement.funded()) > 0) {
            throw Problem.badField(
                    "total",
                    "The total goes from " + desk.said(s, agreement.drawn()) + ", which is drawn, to "
                            + desk.said(s, agreement.funded())
                            + ", which is funded.");
        }
        return total;
    }

    private Plan first(
            Situation s, Agreement agreement, Message.Close message, boolean client, Map<String, String> fields) {
        Plan.Signing signing = new Plan.Signing(message.typedData(desk.domain()), List.of(s.viewer()));
        List<Said> summary = List.of(
                says("propose", s, agreement, message), Said.of("agreement.do.close.until", message.deadline()));
        return Plan.toSign(fields, signing, summary, false, (handle, signed) -> {
            Optional<Bytes> mine = Optional.of(signed.signature());
            Closings.put(
                    handle,
                    s.id(),
                    new Closing(
                            message.round(),
                            message.total(),
                            message.deadline(),
                            client ? mine : Optional.empty(),
                            client ? Optional.empty() : mine,
                            s.now()));
            return "proposed";
        });
    }

    private Plan second(Situation s, Input in, Message.Close message, Closing theirs, Map<String, String> fields) {
        return desk.send(s, "close", s.onChain().held(), in, false)
                .says(says("does", s, s.onChain(), message))
                .signed(
                        fields,
                        message,
                        List.of(s.viewer()),
                        signature -> new EscrowCall.Close(
                                s.terms(),
                                message.round(),
                                message.total(),
                                message.deadline(),
                                theirs.byClient().orElse(signature),
                                theirs.byWorker().orElse(signature)));
    }

    private static Said says(String key, Situation s, Agreement agreement, Message.Close message) {
        return Said.of(
                "agreement.do.close." + key,
                Desk.sum(s, message.total().minus(agreement.drawn())),
                Desk.sum(s, agreement.funded().minus(message.total())));
    }
}
