package io.stint.hub.arbiter;

import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Counts the cases that the chain's events lead to. Only whether somebody had accepted is known from documents. */
final class ArbiterRecords {
    private static final String RECORDS = """
            with cases as (
                select c.*, outcome = 'lapsed' or (outcome = 'open' and ruling_end < :now) as unanswered, exists (
                    select 1 from arbiter_answer w join agreement a on a.id = w.agreement
                    where w.agreement = c.agreement and w.arbiter = c.arbiter and w.accepts
                        and w.created_at <= a.opened_at) as promised
                from arbiter_case c where c.arbiter in (<arbiters>)
            )
            select arbiter, count(*) as cases, count(*) filter (where outcome = 'open' and not unanswered) as open,
                count(*) filter (where outcome = 'ruled') as ruled,
                count(distinct client) filter (where outcome = 'ruled') as clients,
                count(*) filter (where award = sum) as to_worker, count(*) filter (where award = 0) as to_client,
                round(avg(award * 10000 / sum))::int as share,
                extract(epoch from percentile_disc(0.5) within group (order by ended_at - objected_at)
                    filter (where outcome = 'ruled'))::bigint as answer,
                count(*) filter (where unanswered) as unanswered,
                count(*) filter (where unanswered and promised) as promised
            from cases group by arbiter
            """;

    private ArbiterRecords() {}

    /**
     * Those who have cases.
     *
     * @param now the chain's time
     */
    static Map<Address, ArbiterRecord> of(Handle handle, Collection<Address> arbiters, Instant now) {
        return arbiters.isEmpty()
                ? Map.of()
                : handle.createQuery(RECORDS)
                        .bindList("arbiters", arbiters)
                        .bind("now", now)
                        .map(row -> Map.entry(row.getColumn("arbiter", Address.class), read(row)))
                        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static ArbiterRecord read(RowView row) {
        return new ArbiterRecord(
                row.getColumn("cases", Integer.class),
                row.getColumn("open", Integer.class),
                row.getColumn("ruled", Integer.class),
                row.getColumn("clients", Integer.class),
                row.getColumn("to_worker", Integer.class),
                row.getColumn("to_client", Integer.class),
                Optional.ofNullable(row.getColumn("share", Integer.class)).map(BasisPoints::new),
                Optional.ofNullable(row.getColumn("answer", Long.class)).map(Duration::ofSeconds),
                row.getColumn("unanswered", Integer.class),
                row.getColumn("promised", Integer.class));
    }
}
