package io.stint.hub.room;

import io.stint.hub.agreement.Entry;
import io.stint.hub.agreement.Handed;
import io.stint.hub.agreement.Moment;
import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Role;
import io.stint.hub.agreement.Room;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.Step;
import io.stint.hub.document.Paper;
import io.stint.hub.money.CoinText;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A room as its page shows it.
 *
 * @param title of the job; empty: the scope has the title, and only the browser can read that
 * @param data for the script: see {@link RoomData}
 * @param gas what a transaction costs, empty: not known now
 * @param deposit whether it is money that is left with the hub's key for posting, and nobody works for it
 */
public record RoomView(
        Wording say, Room room, Optional<String> title, RoomData data, Optional<Gas> gas, boolean deposit) {

    /**
     * What the gas of a draw costs, in native coin.
     *
     * @param smallest from which sum on the hub pays it, in the agreement's token
     * @param level how full the hub's purse is
     */
    public record Gas(Amount cost, Amount smallest, Relay.Level level) {}

    private static final Pattern SMALLEST = Pattern.compile("\\b([0-9]{1,78}) (?:wei|in this token)\\b");

    RoomView with(Optional<Gas> known) {
        return new RoomView(say, room, title, data, known, deposit);
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

    /** The money that the viewer came to see. */
    public Headline headline() {
        return Headline.of(situation(), role());
    }

    /** What a worker should know of the hub's purse while something is to be drawn: {@code low} or {@code kept}. */
    public Optional<String> purseWarning() {
        return gas.map(Gas::level)
                .filter(level ->
                        level != Relay.Level.FULL && isWorker() && !undrawn().isZero())
                .map(level -> level.name().toLowerCase(Locale.ROOT));
    }

    /** What the next step is about, unless it names a claim: what is agreed, to be drawn, or not approved yet. */
    public Amount subject() {
        return agreement().isEmpty()
                ? situation().offer().map(Offer::sum).orElse(Amount.ZERO)
                : isWorker() ? situation().secured().map(Secured::net).orElse(Amount.ZERO) : Headline.free(situation());
    }

    /** The state in one word: what keeps the money from moving comes before that the agreement is open. */
    public String state() {
        return Standing.of(room.state(), situation());
    }

    /** Whether the client has approved this work by name. */
    public boolean approved(DocumentId work) {
        return situation().vouchers().stream()
                .anyMatch(voucher -> voucher.memo().equals(work.hash()));
    }

    private List<Step> steps() {
        return deposit ? Steps.ofDeposit(room.steps()) : room.steps();
    }

    /** The one thing to do next; empty: nothing but to wait or to look. */
    public Optional<Step> next() {
        return Steps.next(steps()).filter(step -> !deposit || agreement().isEmpty() || step.waits());
    }

    /** What else can be done, the quiet ones last. */
    public List<Step> others() {
        return Steps.others(steps(), next());
    }

    /** Hours that become a claim while nobody looks at them. */
    public List<Handed> waiting() {
        return room.handed().stream()
                .filter(hours -> hours.state() == Handed.State.WAITS)
                .toList();
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
    public List<Paper> papers(DocumentKind kind) {
        return room.papers().stream().filter(p -> p.kind() == kind).toList().reversed();
    }

    /** What the two sides gave each other for the books. */
    public Books books() {
        return Books.of(room.papers(), situation().viewer(), other());
    }

    /** Whether the viewer is one of the two sides. */
    public boolean isSide() {
        return situation().is(Role.CLIENT) || situation().is(Role.WORKER);
    }

    /** Whether the next thing that the viewer does is to sign the terms. */
    public boolean signsNext() {
        return next().filter(step -> Set.of("accept", "open").contains(step.action()))
                .isPresent();
    }

    /** What happened, but for what was written: that has a place of its own. The newest first. */
    public List<Moment> moments() {
        return room.timeline().reversed().stream()
                .filter(moment -> !moment.name().equals("message"))
                .toList();
    }

    /** The document that a ruling names as its reasons; empty: there was no ruling, or it names none. */
    public Optional<DocumentId> reason(int round) {
        return situation().opened().stream()
                .flatMap(opened -> opened.entries().stream())
                .map(Entry::event)
                .filter(EscrowEvent.Ruled.class::isInstance)
                .map(EscrowEvent.Ruled.class::cast)
                .filter(ruled -> ruled.round() == round && !ruled.reason().equals(Hash32.ZERO))
                .map(ruled -> new DocumentId(ruled.reason()))
                .findFirst();
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

    /** Who of the {@link #readers} has no reading key yet, so that nothing can be sealed for them. */
    public List<Address> unable() {
        return Stream.of(terms().client(), terms().worker(), terms().approver(), terms().arbiter())
                .filter(reader -> !reader.isZero() && !say.isMe(reader))
                .filter(reader -> !say.people().canRead(reader))
                .distinct()
                .toList();
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

    /** A finding of the check with its sums in the agreement's token: people do not count in wei. */
    public String finding(String finding) {
        return SMALLEST.matcher(finding)
                .replaceAll(found -> money().exact(Amount.ofWei(new BigInteger(found.group(1)))));
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
