package io.stint.hub.arbiter;

import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Finds arbiters. */
public final class Arbiters {
    private static final int PAGE = 20;

    /** Whose profile the operator hides offers nothing here. */
    private static final String SHOWN =
            " and not exists (select 1 from hidden h where h.kind = 'profile' and h.thing = address)";

    private static final String WANTED = """
            from arbiter_offer o, lateral (
                select count(distinct client) filter (where outcome = 'ruled')::int as clients
                from arbiter_case c where c.arbiter = o.address) ruled
            where open and (:language::text is null or :language = any (languages))
                and (:subject::text is null or :subject = any (subjects)) and (:fee::numeric is null or fee <= :fee)
            """ + SHOWN;

    private static final String AFTER = " and (-clients, fee, address) > (-:afterClients, :afterFee, :afterAddress)";

    private final Database database;
    private final Supplier<Instant> now;

    /** @param now the chain's time */
    public Arbiters(Database database, Supplier<Instant> now) {
        this.database = database;
        this.now = now;
    }

    /**
     * A part of the list.
     *
     * @param count of all that fit
     * @param next where the following part begins; empty: this is the end
     */
    public record Page(List<Arbiter> arbiters, long count, Optional<ArbiterCursor> next) {
        public Page {
            arbiters = List.copyOf(arbiters);
        }
    }

    private record Found(Address address, Amount fee, int clients, Arbiter.Said said) {
        ArbiterCursor place() {
            return new ArbiterCursor(clients, fee, address);
        }
    }

    /** With their offer and their record; with neither when there is none. */
    public Arbiter of(Address address) {
        return database.with(handle -> {
            Optional<Arbiter.Said> said = handle.createQuery(
                            "select version, created_at, body from arbiter_offer where address = :address" + SHOWN)
                    .bind("address", address)
                    .map(Arbiters::said)
                    .findOne();
            ArbiterRecord record =
                    ArbiterRecords.of(handle, List.of(address), now.get()).getOrDefault(address, ArbiterRecord.NONE);
            return new Arbiter(address, said, record);
        });
    }

    /** Who takes cases, those first who ruled for the most clients, of these the cheapest first. */
    public Page search(ArbiterFilter filter, Optional<ArbiterCursor> after) {
        return database.inTransaction(handle -> {
            List<Found> found = found(handle, filter, after);
            List<Found> shown = found.subList(0, Math.min(PAGE, found.size()));
            Map<Address, ArbiterRecord> records =
                    ArbiterRecords.of(handle, shown.stream().map(Found::address).toList(), now.get());
            List<Arbiter> arbiters = shown.stream()
                    .map(one -> new Arbiter(
                            one.address(),
                            Optional.of(one.said()),
                            records.getOrDefault(one.address(), ArbiterRecord.NONE)))
                    .toList();
            Optional<ArbiterCursor> next =
                    found.size() > PAGE ? Optional.of(shown.getLast().place()) : Optional.empty();
            return new Page(arbiters, count(handle, filter), next);
        });
    }

    private static List<Found> found(Handle handle, ArbiterFilter filter, Optional<ArbiterCursor> after) {
        Query query = bind(
                handle.createQuery("select address, fee, clients, version, created_at, body " + WANTED
                        + (after.isPresent() ? AFTER : "") + " order by -clients, fee, address limit :most"),
                filter);
        after.ifPresent(place -> query.bind("afterClients", place.clients())
                .bind("afterFee", place.fee())
                .bind("afterAddress", place.address()));
        return query.bind("most", PAGE + 1)
                .map(row -> new Found(
                        row.getColumn("address", Address.class),
                        row.getColumn("fee", Amount.class),
                        row.getColumn("clients", Integer.class),
                        said(row)))
                .list();
    }

    private static long count(Handle handle, ArbiterFilter filter) {
        return bind(handle.createQuery("select count(*) " + WANTED), filter)
                .mapTo(Long.class)
                .one();
    }

    private static Query bind(Query query, ArbiterFilter filter) {
        return query.bind("language", filter.language().orElse(null))
                .bind("subject", filter.subject().orElse(null))
                .bind("fee", filter.fee().orElse(null));
    }

    private static Arbiter.Said said(RowView row) {
        return new Arbiter.Said(
                row.getColumn("version", DocumentId.class),
                row.getColumn("created_at", Instant.class),
                CanonicalJson.kept(row.getColumn("body", String.class)));
    }

    /** The languages of those who take cases. */
    public List<String> languages() {
        return database.with(handle -> handle.createQuery(
                        "select distinct unnest(languages) as language from arbiter_offer where open order by language limit 100")
                .mapTo(String.class)
                .list());
    }
}
