package io.stint.hub.agreement;

import io.stint.hub.layer.Counted;
import io.stint.hub.market.PaymentRecord;
import io.stint.hub.market.PaymentRecords;
import io.stint.hub.market.Reviews;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

    /** In the native coin, of both sides with one question. */
    private static final String RECORDS = side(PaymentRecord.Role.CLIENT, "client", "worker") + " union all "
            + side(PaymentRecord.Role.WORKER, "worker", "client");

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
    public Answer<Map<Address, List<PaymentRecord>>> of(Questions ask, Collection<Address> people) {
        ByteArrays asked =
                new ByteArrays(people.stream().distinct().map(Address::bytes).toList());
        return ask.ask(
                        RECORDS,
                        Questions.lists(row -> Columns.address(row, "person"), Reputation::record),
                        asked,
                        asked)
                .then(records -> {
                    records.values().forEach(both -> both.sort(Comparator.comparing(PaymentRecord::role)));
                    return records;
                });
    }

    private static PaymentRecord record(ResultSet row) throws SQLException {
        return new PaymentRecord(
                PaymentRecord.Role.valueOf(row.getString("role")),
                row.getInt("people"),
                Amount.ofWei(row.getBigDecimal("total").toBigIntegerExact()),
                row.getInt("disputes"));
    }

    /** @param side a column of {@code agreement} */
    private static String side(PaymentRecord.Role role, String side, String other) {
        return """
                select '%1$s' as role, a.%2$s as person, count(distinct a.%3$s) as people, sum(a.paid) as total, sum((
                    select count(*) from chain_event e where e.agreement = a.id and e.name = 'Objected')) as disputes
                from agreement a
                where a.%2$s in (select p.address from profile p where p.address = any(?) and p.show_record) and a.token = decode(repeat('00', 20), 'hex') and a.paid > 0
                    and a.layer in %4$s
                group by a.%2$s""".formatted(role, side, other, Counted.LAYERS);
    }
}
