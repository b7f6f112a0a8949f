package io.stint.hub.alert;

import io.stint.hub.agreement.Deadlines;
import io.stint.hub.agreement.NextSteps;
import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Step;
import io.stint.hub.agreement.Voucher;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.value.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What there is to alert the viewer of an agreement to. A pure function of the situation. */
final class Occasions {
    /** An approval older than that is no news to whoever asks for alerts today. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Situation s;
    private final List<Occasion> found = new ArrayList<>();

    private Occasions(Situation situation) {
        this.s = situation;
    }

    /** @param worth whether a draw of so much is worth its gas */
    static List<Occasion> of(Situation situation, Predicate<Amount> worth) {
        Occasions occasions = new Occasions(situation);
        Step.waiting(NextSteps.of(situation, worth)).forEach(occasions::waiting);
        situation.agreement().filter(a -> !a.closed()).ifPresent(occasions::open);
        situation.agreement().ifPresent(occasions::disputes);
        Map<String, Occasion> each = new LinkedHashMap<>();
        occasions.found.forEach(one -> each.putIfAbsent(one.kind() + one.subject(), one));
        return List.copyOf(each.values());
    }

    private void waiting(Step step) {
        switch (step.action()) {
            case "accept" -> add(AlertKind.OFFER, "terms", sum(), step.until());
            case "arbitrate" -> add(AlertKind.ASKED, "terms", sum(), step.until());
            case "open" -> add(AlertKind.ACCEPTED, "terms", sum(), step.until());
            case "concede", "object" -> claim(AlertKind.CLAIM, step);
            case "rule" -> claim(AlertKind.RULE, step);
            case "collect" -> claim(AlertKind.COLLECT, step);
            case "lapse" -> claim(AlertKind.LAPSE, step);
            case "withdraw" -> add(AlertKind.WITHDRAW, "end", left(), Optional.empty());
            case "close" -> add(AlertKind.CLOSING, moment(step.until()), left(), step.until());
            // Without an end in sight nothing is lost by drawing later.
            case "draw" ->
                step.until().ifPresent(end -> add(AlertKind.UNDRAWN, undrawn(step), s.undrawn(), step.until()));
            default -> {}
        }
    }

    /** What is approved after a draw is another occasion: nothing that was announced before is about it. */
    private String undrawn(Step step) {
        Amount drawn = s.agreement().map(Agreement::drawn).orElse(Amount.ZERO);
        return moment(step.until()) + "." + drawn.wei();
    }

    private void claim(AlertKind kind, Step step) {
        int round = step.round().orElseThrow();
        Amount sum =
                s.agreement().map(a -> a.claims().get(round)).map(Claim::sum).orElse(Amount.ZERO);
        add(kind, Integer.toString(round), sum, step.until());
    }

    private void disputes(Agreement agreement) {
        if (s.is(Role.WORKER)) {
            agreement.claims().values().stream()
                    .filter(claim -> Deadlines.inRuling(claim, s.now()))
                    .forEach(claim ->
                            add(AlertKind.OBJECTED, Integer.toString(claim.round()), claim.sum(), claim.rulingEnd()));
        }
    }

    private void open(Agreement agreement) {
        Amount free = agreement.left().minus(s.undrawn());
        if (s.is(Role.WORKER)) {
            running(agreement)
                    .filter(_ -> !free.isZero())
                    .ifPresent(
                            end -> add(AlertKind.NOTICE, moment(agreement.noticeEnd()), free, agreement.noticeEnd()));
            approvals();
        }
        if ((s.is(Role.WORKER) || s.is(Role.CLIENT) || s.is(Role.APPROVER)) && !over(agreement)) {
            fund(agreement, free);
        }
    }

    private Optional<Instant> running(Agreement agreement) {
        return agreement.noticeEnd().filter(end -> !s.now().isAfter(end));
    }

    private boolean over(Agreement agreement) {
        return agreement.noticeEnd().filter(s.now()::isAfter).isPresent();
    }

    /** Whether what is approved, and what will be, is in the fund. */
    private void fund(Agreement agreement, Amount free) {
        Amount uncovered = s.secured().map(Secured::uncovered).orElse(Amount.ZERO);
        String level = agreement.funded().wei().toString();
        if (!uncovered.isZero()) {
            add(AlertKind.UNCOVERED, level, uncovered, Optional.empty());
        } else if (agreement.noticeEnd().isEmpty() && free.compareTo(lastApproved()) < 0) {
            add(AlertKind.LOW, level, free, Optional.empty());
        }
    }

    /** The first as what is secured, also when others came with it or since; later ones as what they add. */
    private void approvals() {
        Optional<Secured> secured = s.secured().filter(now -> !now.gross().isZero());
        if (secured.isEmpty()) {
            return;
        }
        s.vouchers().stream()
                .findFirst()
                .filter(this::isNews)
                .ifPresent(_ -> add(
                        AlertKind.SECURED,
                        "first",
                        secured.get().net(),
                        Optional.of(secured.get().until())));
        // What a key approves every few minutes is no news each time.
        s.best()
                .filter(best ->
                        s.vouchers().size() > 1 && isNews(best) && best.lent().isEmpty())
                .ifPresent(
                        _ -> add(AlertKind.APPROVED, s.approved().wei().toString(), lastApproved(), Optional.empty()));
    }

    private boolean isNews(Voucher voucher) {
        return voucher.at().isAfter(s.now().minus(NEWS));
    }

    /** By how much the newest voucher is above the one before; zero: there is none. */
    private Amount lastApproved() {
        int size = s.vouchers().size();
        return size < 2
                ? s.approved()
                : s.approved().minus(s.vouchers().get(size - 2).total());
    }

    private Amount sum() {
        return s.offer().map(Offer::sum).orElse(Amount.ZERO);
    }

    private Amount left() {
        return s.agreement().map(Agreement::left).orElse(Amount.ZERO);
    }

    private static String moment(Optional<Instant> time) {
        return time.map(at -> Long.toString(at.getEpochSecond())).orElse("");
    }

    private void add(AlertKind kind, String subject, Amount amount, Optional<Instant> until) {
        found.add(new Occasion(kind, subject, amount, until));
    }
}
