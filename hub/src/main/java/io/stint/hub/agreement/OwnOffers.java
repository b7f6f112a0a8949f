package io.stint.hub.agreement;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Terms that a key of the hub proposes and has signed already: it is their worker. */
public final class OwnOffers {
    private OwnOffers() {}

    /**
     * Puts them where their client finds them.
     *
     * @param sum that the client is to put in
     * @return the agreement's id
     */
    public static Hash32 add(Handle handle, Venue venue, Terms terms, Amount sum, PrivateKey worker) {
        Hash32 id = terms.id(venue.layer().domain());
        Instant now = venue.time().seconds();
        Offers.add(
                handle,
                new Offer(
                        id,
                        venue.number(),
                        terms,
                        Optional.empty(),
                        Optional.empty(),
                        sum,
                        worker.address(),
                        Math.max(0, venue.status().get().head()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        now));
        Offers.accept(handle, id, Bytes.of(worker.sign(id).compact()), now);
        return id;
    }

    /** The newest that waits to be opened, over this sum; empty: none does. */
    public static Optional<Hash32> waiting(Handle handle, Venue venue, Address client, Amount sum, Address worker) {
        return handle.createQuery("""
                        select o.agreement from offer o
                        where o.client = :client and o.worker = :worker and o.layer = :layer and o.sum = :sum
                            and o.withdrawn_at is null and o.worker_signature is not null
                            and not exists (select 1 from agreement a where a.id = o.agreement)
                        order by o.created_at desc limit 1""")
                .bind("client", client)
                .bind("worker", worker)
                .bind("layer", venue.number())
                .bind("sum", sum)
                .mapTo(Hash32.class)
                .findOne();
    }

    /** Takes back those of somebody that wait to be opened. */
    public static void withdraw(Handle handle, Venue venue, Address client, Address worker) {
        handle.createQuery("""
                        select agreement from offer o where client = :client and worker = :worker and layer = :layer
                            and withdrawn_at is null
                            and not exists (select 1 from agreement a where a.id = o.agreement)""")
                .bind("client", client)
                .bind("worker", worker)
                .bind("layer", venue.number())
                .mapTo(Hash32.class)
                .list()
                .forEach(id -> Offers.withdraw(handle, id, venue.time().seconds()));
    }
}
