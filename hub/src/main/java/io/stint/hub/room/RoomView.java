package io.stint.hub.room;

import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Step;
import io.stint.hub.document.Stored;
import io.stint.hub.money.CoinText;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A room as its page shows it.
 *
 * @param title of the job; empty: the scope has the title, and only the browser can read that
 * @param papers that the viewer may read, the oldest first
 * @param data for the script: see {@link RoomData}
 * @param gas what a transaction costs, empty: not known now
 */
public record RoomView(
        Wording say, Room room, Optional<String> title, List<Stored> papers, RoomData data, Optional<Gas> gas) {

    /**
     * What the gas of a draw costs, in native coin.
     *
     * @param smallest from which sum on the hub pays it
     */
    public record Gas(Amount cost, Amount smallest) {}

    public RoomView {
        papers = List.copyOf(papers);
    }

    public Situation situation() {
        return room.situation();
    }

    public Terms terms() {
        return situation().terms();
    }

    public Optional<Agreement> agreement() {
        return situation().agreement();
    }

    /** The first of what the viewer is: a worker who also approves sees the worker's page. */
    public Role role() {
        return situation().roles().stream().min(Comparator.naturalOrder()).orElse(Role.PAYEE);
    }

    public boolean isWorker() {
        return role() == Role.WORKER || role() == Role.PAYEE;
    }

    public boolean paysOut() {
        return role() == Role.CLIENT || role() == Role.APPROVER;
    }

    /** Whoever is on the other side; for an arbiter the client. */
    public Address other() {
        return paysOut() ? terms().worker() : terms().client();
    }

    public CoinText money() {
        return say.money(terms().token());
    }

    public List<Segment> segments() {
        return room.bar().map(Segment::of).orElse(List.of());
    }

    /** The money that the viewer came to see: secured for a worker, left for a client, in dispute for an arbiter. */
    public Amount headline() {
        if (agreement().isEmpty()) {
            return situation().offer().map(Offer::sum).orElse(Amount.ZERO);
        }
        Agreement agreement = agreement().get();
        return switch (role()) {
            case WORKER, PAYEE -> situation().secured().map(Secured::net).orElse(Amount.ZERO);
            case CLIENT, APPROVER -> free(agreement);
            case ARBITER -> inDispute(agreement);
        };
    }

    /** For the key of what {@link #headline} is. */
    public String headlineWord() {
        if (agreement().isEmpty()) {
            return "agreed";
        }
        return switch (role()) {
            case WORKER, PAYEE -> "secured";
            case CLIENT, APPROVER -> "left";
            case ARBITER -> "disputed";
        };
    }

    private Amount free(Agreement agreement) {
        Amount approved = situation().approved().min(agreement.funded()).max(agreement.drawn());
        return agreement.closed() ? Amount.ZERO : agreement.funded().minus(approved);
    }

    private static Amount inDispute(Agreement agreement) {
        return agreement.claims().values().stream()
                .filter(claim -> claim.state() == ClaimState.DISPUTED)
                .map(Claim::sum)
                .reduce(Amount.ZERO, Amount::plus);
    }

    /** The one thing to do next; empty: nothing but to wait or to look. */
    public Optional<Step> next() {
        return Steps.next(room.steps());
    }

    /** What else can be done, the quiet ones last. */
    public List<Step> others() {
        return Steps.others(room.steps());
    }

    /** Claims, the newest first. */
    public List<Claim> claims() {
        return agreement()
                .map(a -> a.claims().values().stream()
                        .sorted(Comparator.comparingInt(Claim::round).reversed())
                        .toList())
                .orElse(List.of());
    }

    /** The newest first. */
    public List<Stored> papers(DocumentKind kind) {
        return papers.stream().filter(p -> p.kind() == kind).toList().reversed();
    }

    /** Whoever of the others has to read what the viewer writes, by spaces. */
    public String readers() {
        Set<Address> readers =
                new LinkedHashSet<>(List.of(terms().client(), terms().worker(), terms().approver(), terms().arbiter()));
        return readers.stream()
                .filter(reader -> !reader.isZero() && !say.isMe(reader))
                .map(Address::toString)
                .collect(Collectors.joining(" "));
    }

    /** Whom messages go to: the two sides alone. */
    public String correspondents() {
        return List.of(terms().client(), terms().worker()).stream()
                .filter(reader -> !say.isMe(reader))
                .map(Address::toString)
                .collect(Collectors.joining(" "));
    }

    public DocumentId scope() {
        return new DocumentId(terms().scope());
    }

    /** Who wrote the scope. */
    public Optional<Address> scopeAuthor() {
        return situation().offer().map(Offer::proposedBy);
    }

    /** What was approved and is not drawn; zero: nothing. */
    public Amount undrawn() {
        return situation().undrawn();
    }

    /** The most that can be claimed now. */
    public Amount mostToClaim() {
        return agreement().map(a -> terms().claimCap().min(a.left())).orElse(Amount.ZERO);
    }
}
