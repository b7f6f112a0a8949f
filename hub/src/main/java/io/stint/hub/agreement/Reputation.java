package io.stint.hub.agreement;

import io.stint.hub.market.PaymentRecord;
import io.stint.hub.market.PaymentRecords;
import io.stint.hub.market.Reviews;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Database;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What agreements say about people: who paid and was paid how much, and what the other sides wrote about them. */
public final class Reputation implements Reviews, PaymentRecords {
    /** Only the other side of an agreement can have reviewed somebody; the newest of each agreement counts. */
    private static final String REVIEWS = """
            select distinct on (d.author, d.body::jsonb ->> 'agreement') d.id, d.author, d.body, d.created_at
            from document d
            where d.kind = 'review'
                and not exists (select 1 from hidden h where h.kind = 'review' and h.thing = d.id) and d.body::jsonb ->> 'of' = :name and d.author in (
                select client from agreement where worker = :person union select worker from agreement where client = :person)
            order by d.author, d.body::jsonb ->> 'agreement', d.created_at desc, d.id desc
            """;

    /** In the native coin; {@code <side>} and {@code <other>} are columns. */
    private static final String RECORDS = """
            select a.<side> as person, count(distinct a.<other>) as people, sum(a.paid) as total, sum((
                select count(*) from chain_event e where e.agreement = a.id and e.name = 'Objected')) as disputes
            from agreement a
            where a.<side> = any(:people) and a.token = decode(repeat('00', 20), 'hex') and a.paid > 0
            group by a.<side>
            """;

    private final Database database;

    public Reputation(Database database) {
        this.database = database;
    }

    @Override
    public List<Shown> of(Address person) {
        return database
                .with(handle -> handle.createQuery(REVIEWS)
                        .bind("person", person)
                        .bind("name", person.toString())
                        .map((row, context) -> shown(
                                new DocumentId(Hash32.of(row.getBytes("id"))),
                                Address.of(row.getBytes("author")),
                                Review.parse(CanonicalJson.kept(row.getString("body"))),
                                row.getTimestamp("created_at").toInstant()))
                        .list())
                .stream()
                .sorted((a, b) -> b.createdAt().compareTo(a.createdAt()))
                .toList();
    }

    private static Shown shown(DocumentId id, Address author, Review review, Instant at) {
        return new Shown(id, author, review.stars(), review.text(), at);
    }

    @Override
    public Map<Address, List<PaymentRecord>> of(Collection<Address> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<Address, List<PaymentRecord>> records = new HashMap<>();
        add(records, PaymentRecord.Role.CLIENT, "client", "worker", Set.copyOf(people));
        add(records, PaymentRecord.Role.WORKER, "worker", "client", Set.copyOf(people));
        return records;
    }

    private void add(
            Map<Address, List<PaymentRecord>> records,
            PaymentRecord.Role role,
            String side,
            String other,
            Set<Address> people) {
        database.with(handle -> handle.createQuery(RECORDS)
                        .define("side", side)
                        .define("other", other)
                        .bind(
                                "people",
                                new ByteArrays(
                                        people.stream().map(Address::bytes).toList()))
                        .map((row, context) -> Map.entry(
                                Address.of(row.getBytes("person")),
                                new PaymentRecord(
                                        role,
                                        row.getInt("people"),
                                        Amount.ofWei(row.getBigDecimal("total").toBigIntegerExact()),
                                        row.getInt("disputes"))))
                        .list())
                .forEach(found -> records.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                        .add(found.getValue()));
    }
}
