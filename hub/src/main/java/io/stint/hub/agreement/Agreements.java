package io.stint.hub.agreement;

import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.web.Problem;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** What the hub knows of agreements, and who may know it. */
public final class Agreements {
    private final Database database;
    private final IntFunction<ChainClock> times;

    /** @param times of each layer, by its number */
    public Agreements(Database database, IntFunction<ChainClock> times) {
        this.database = database;
        this.times = times;
    }

    /**
     * An agreement as somebody may see it: a party or whom the terms name; before it is open the two sides only, and an
     * arbiter whom one of them asked. The arbiter sees no vouchers and no proposals to close.
     *
     * @throws Problem 404 when there is none, or it is none of the viewer's business
     */
    public Situation of(Hash32 id, Address viewer) {
        return database.with(h -> of(h, id, viewer));
    }

    Situation of(Handle handle, Hash32 id, Address viewer) {
        return Questions.now(handle, ask -> of(ask, id, viewer));
    }

    /** The same, asked for together with other things; whoever takes the answer may get the problem. */
    Answer<Situation> of(Questions ask, Hash32 id, Address viewer) {
        return all(ask, List.of(id), viewer)
                .then(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no agreement " + id + " that is yours.")));
    }

    /** Empty also when it is none of the viewer's business. */
    public Optional<Situation> find(Handle handle, Hash32 id, Address viewer) {
        return all(handle, List.of(id), viewer).stream().findFirst();
    }

    /** Those of them that are the viewer's business, in their order, by as many queries as one takes. */
    List<Situation> all(Handle handle, List<Hash32> ids, Address viewer) {
        return Questions.now(handle, ask -> all(ask, ids, viewer));
    }

    private Answer<List<Situation>> all(Questions ask, List<Hash32> ids, Address viewer) {
        Answer<Map<Hash32, Offer>> offers = Offers.of(ask, ids);
        Answer<Map<Hash32, Opened>> opened = History.of(ask, ids);
        Answer<Map<Hash32, List<Voucher>>> vouchers = Vouchers.of(ask, ids);
        Answer<Map<Hash32, Closing>> closings = Closings.of(ask, ids);
        Answer<Map<Arbitrations.Key, Arbitration>> arbitrations = Arbitrations.of(ask, ids);
        return () -> all(ids, viewer, offers.get(), opened.get(), vouchers.get(), closings.get(), arbitrations.get());
    }

    private List<Situation> all(
            List<Hash32> ids,
            Address viewer,
            Map<Hash32, Offer> offers,
            Map<Hash32, Opened> opened,
            Map<Hash32, List<Voucher>> vouchers,
            Map<Hash32, Closing> closings,
            Map<Arbitrations.Key, Arbitration> arbitrations) {
        return ids.stream()
                .flatMap(id -> seen(
                        id,
                        Optional.ofNullable(offers.get(id)),
                        Optional.ofNullable(opened.get(id)),
                        vouchers.getOrDefault(id, List.of()),
                        Optional.ofNullable(closings.get(id)),
                        arbitrations,
                        viewer)
                        .stream())
                .toList();
    }

    private Optional<Situation> seen(
            Hash32 id,
            Optional<Offer> offer,
            Optional<Opened> opened,
            List<Voucher> vouchers,
            Optional<Closing> closing,
            Map<Arbitrations.Key, Arbitration> arbitrations,
            Address viewer) {
        Optional<Terms> terms = opened.map(o -> o.agreement().terms()).or(() -> offer.map(Offer::terms));
        Set<Role> roles = terms.map(t -> Role.of(t, viewer)).orElse(Set.of());
        boolean side = roles.contains(Role.CLIENT) || roles.contains(Role.WORKER);
        if (terms.isEmpty() || roles.isEmpty()) {
            return Optional.empty();
        }
        int layer = opened.map(Opened::layer).or(() -> offer.map(Offer::layer)).orElseThrow();
        Arbitration arbitration =
                arbitrations.getOrDefault(new Arbitrations.Key(id, terms.get().arbiter()), Arbitration.NONE);
        boolean asked = roles.contains(Role.ARBITER) && arbitration.asked().isPresent();
        if (opened.isEmpty() && !side && !asked) {
            return Optional.empty();
        }
        // What the two sides sign between them is not for whoever judges: least of all what they would settle for.
        boolean between = !roles.equals(Set.of(Role.ARBITER));
        return Optional.of(new Situation(
                id,
                layer,
                terms.get(),
                offer,
                opened,
                between ? vouchers : List.of(),
                between ? closing : Optional.empty(),
                arbitration,
                viewer,
                roles,
                now(layer, opened)));
    }

    /** Not before the newest that is known of it. */
    private Instant now(int layer, Optional<Opened> opened) {
        Instant now = times.apply(layer).seconds();
        return opened.map(o -> o.entries().getLast().at()).filter(now::isBefore).orElse(now);
    }

    /** By which the periods of an agreement run; by the given time when it is not known on which chain it is. */
    public Instant seconds(Handle handle, Hash32 id, Instant otherwise) {
        return handle.createQuery(
                        "select layer from agreement where id = :id union select layer from offer where agreement = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findFirst()
                .map(layer -> times.apply(layer).seconds())
                .orElse(otherwise);
    }

    /** What the chain has of an agreement, with its history. */
    public Optional<Opened> opened(Hash32 id) {
        return database.with(h -> History.of(h, id));
    }

    /** The same of several, however many; those that the chain does not have are missing. */
    public Map<Hash32, Opened> histories(Handle handle, Collection<Hash32> ids) {
        return History.of(handle, ids);
    }

    /** The highest voucher. */
    public Optional<Voucher> best(Hash32 id) {
        return database.with(h -> Vouchers.best(h, id));
    }

    /** The highest vouchers, of those that have one. */
    public Map<Hash32, Voucher> best(List<Hash32> ids) {
        return database.with(h -> Vouchers.best(h, ids));
    }

    public Database database() {
        return database;
    }
}
