package io.stint.hub.reputation;

import io.stint.protocol.reputation.Dealing;
import io.stint.protocol.reputation.Dealings;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** The part of all dealings that a question needs. */
final class DealingsAround {
    private DealingsAround() {}

    /** All dealings of these people and of their partners. */
    static Dealings of(Handle handle, Collection<Address> people) {
        return Dealings.of(handle.createQuery("""
                        with near as materialized (
                            select worker as person from dealing where client in (<people>)
                            union select client from dealing where worker in (<people>)
                            union select address from unnest(array[<people>]::bytea[]) as asked (address)),
                        found as (
                            select d.* from near join dealing d on d.client = near.person
                            union select d.* from near join dealing d on d.worker = near.person)
                        select client, worker, sum(stay) as stay, min(since) as since, max(until) as until
                        from found group by client, worker""")
                .bindList("people", people.stream().distinct().toList())
                .map(row -> new Dealing(
                        row.getColumn("client", Address.class),
                        row.getColumn("worker", Address.class),
                        row.getColumn("stay", BigDecimal.class).toBigIntegerExact(),
                        row.getColumn("since", Instant.class),
                        row.getColumn("until", Instant.class)))
                .list());
    }
}
