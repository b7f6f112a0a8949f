package io.stint.hub.agreement;

import io.stint.hub.document.Paper;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happened in an agreement, in order: what was offered, signed, handed in, and what the chain says. */
final class Timeline {
    private final Situation s;
    private final List<Moment> moments = new ArrayList<>();

    private Timeline(Situation situation) {
        this.s = situation;
    }

    /** The oldest first. */
    static List<Moment> of(Situation situation, List<Paper> documents, InHand inHand) {
        Timeline timeline = new Timeline(situation);
        situation.offer().ifPresent(timeline::offer);
        situation
                .arbitration()
                .asked()
                .ifPresent(asked -> timeline.moments.add(timeline.signed(
                        "asked", asked.at(), asked.by(), situation.terms().arbiter())));
        situation.vouchers().forEach(timeline::voucher);
        situation.opened().ifPresent(opened -> opened.entries().forEach(timeline::entry));
        documents.forEach(timeline::document);
        situation
                .agreement()
                .map(agreement -> inHand.handed(agreement, situation.now()))
                .orElse(List.of())
                .forEach(timeline::handed);
        // Documents and blocks tell the time in seconds, the hub in parts of them.
        timeline.moments.sort(
                Comparator.comparing((Moment moment) -> moment.at().truncatedTo(ChronoUnit.SECONDS))
                        .thenComparingInt(Timeline::rank));
        return List.copyOf(timeline.moments);
    }

    /** Within a second: it is offered and accepted, opened, signed for, paid. */
    private static int rank(Moment moment) {
        return switch (moment.name()) {
            case "offered" -> 0;
            case "accepted" -> 1;
            case "Opened" -> 2;
            default -> moment.source().equals("chain") ? 4 : 3;
        };
    }

    private void offer(Offer offer) {
        moments.add(
                signed("offered", notAfterOpening(offer.createdAt()), offer.proposedBy(), Desk.sum(s, offer.sum())));
        offer.signedAt()
                .ifPresent(at -> moments.add(
                        signed("accepted", notAfterOpening(at), s.terms().worker())));
        offer.withdrawnAt().ifPresent(at -> moments.add(signed("revoked", at, offer.proposedBy())));
    }

    /** A block's time may lie a little before ours. */
    private Instant notAfterOpening(Instant at) {
        return s.opened()
                .map(opened -> opened.entries().getFirst().at())
                .filter(at::isAfter)
                .orElse(at);
    }

    private void voucher(Voucher voucher) {
        moments.add(new Moment(
                "signed",
                "approved",
                voucher.at(),
                Optional.of(voucher.by()),
                Optional.empty(),
                document(voucher.memo()),
                Said.of("agreement.happened.approved", Desk.sum(s, voucher.total()))));
    }

    private Moment signed(String name, Instant at, Address by, Object... arguments) {
        return new Moment(
                "signed",
                name,
                at,
                Optional.of(by),
                Optional.empty(),
                Optional.empty(),
                Said.of("agreement.happened." + name, arguments));
    }

    private void document(Paper document) {
        moments.add(new Moment(
                "document",
                document.kind().wireName(),
                document.createdAt(),
                Optional.of(document.author()),
                Optional.empty(),
                Optional.of(document.id()),
                Said.of("agreement.happened." + document.kind().wireName())));
    }

    /** An hour that nobody looks at costs the client money; the page says when. */
    private void handed(Handed hours) {
        moments.add(new Moment(
                "signed",
                "inHand",
                hours.at(),
                Optional.of(s.terms().worker()),
                Optional.empty(),
                Optional.of(new DocumentId(hours.timesheet())),
                Said.of("agreement.happened.inHand", sum(hours.sum()), hours.notBefore())));
    }

    private void entry(Entry entry) {
        moments.add(new Moment(
                "chain",
                entry.event().getClass().getSimpleName(),
                entry.at(),
                by(entry.event()),
                Optional.of(entry.transaction()),
                named(entry.event()),
                says(entry.event())));
    }

    private Optional<Address> by(EscrowEvent event) {
        Terms terms = s.terms();
        return switch (event) {
            case EscrowEvent.Opened _, EscrowEvent.NoticeGiven _ -> Optional.of(terms.client());
            case EscrowEvent.Claimed _, EscrowEvent.Retracted _, EscrowEvent.QuitByWorker _ ->
                Optional.of(terms.worker());
            case EscrowEvent.Ruled _ -> Optional.of(terms.arbiter());
            case EscrowEvent.ToppedUp e -> Optional.of(e.from());
            case EscrowEvent.Tipped e -> Optional.of(e.submitter());
            case EscrowEvent.Credited e -> Optional.of(e.owner());
            default -> Optional.empty();
        };
    }

    private Optional<DocumentId> named(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.Paid e -> document(e.memo());
            case EscrowEvent.Claimed e -> document(e.evidence());
            case EscrowEvent.Objected e -> document(e.reason());
            case EscrowEvent.Ruled e -> document(e.reason());
            default -> Optional.empty();
        };
    }

    private Optional<DocumentId> document(Hash32 hash) {
        return hash.equals(Hash32.ZERO) || hash.equals(s.terms().scope())
                ? Optional.empty()
                : Optional.of(new DocumentId(hash));
    }

    private Said says(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.Opened e -> said("opened", sum(e.amount()));
            case EscrowEvent.ToppedUp e -> said("toppedUp", sum(e.amount()));
            case EscrowEvent.Paid e -> said("paid", sum(e.drawn()));
            case EscrowEvent.Tipped e -> said("tipped", sum(e.tip()));
            case EscrowEvent.Claimed e -> said("claimed", sum(e.sum()), e.reviewEnd());
            case EscrowEvent.Objected e -> said("objected", sum(e.aside()), e.rulingEnd());
            case EscrowEvent.Collected e -> said("collected", e.round());
            case EscrowEvent.Conceded e -> said("conceded", e.round());
            case EscrowEvent.Retracted e -> said("retracted", e.round());
            case EscrowEvent.Ruled e -> said("ruled", sum(e.award()));
            case EscrowEvent.Lapsed e -> said("lapsed", sum(e.award()));
            case EscrowEvent.NoticeGiven e -> said("notice", e.noticeEnd());
            case EscrowEvent.Withdrawn e -> said("withdrawn", sum(e.refund()));
            case EscrowEvent.ClosedTogether e -> said("closed", sum(e.total()), sum(e.refund()));
            case EscrowEvent.QuitByWorker e -> said("quit", sum(e.refund()));
            case EscrowEvent.Credited e -> said("credited", sum(Amount.ofWei(e.amount())));
            case EscrowEvent.CreditWithdrawn e -> said("credited", sum(Amount.ofWei(e.amount())));
        };
    }

    private Said.Sum sum(Amount amount) {
        return Desk.sum(s, amount);
    }

    private static Said said(String name, Object... arguments) {
        return Said.of("agreement.happened." + name, arguments);
    }
}
