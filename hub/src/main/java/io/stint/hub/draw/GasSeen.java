package io.stint.hub.draw;

import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What gas cost in the last days. */
final class GasSeen {
    /** How often it is noted. */
    static final Duration EVERY = Duration.ofMinutes(10);

    /** From how much on it can be said what is cheap. */
    static final Duration ENOUGH = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(7);

    private GasSeen() {}

    /** Unless it was noted just now, by whichever hub; forgets what is too old. */
    static void note(Handle handle, long chain, BigInteger price, Instant now) {
        handle.createUpdate("""
                        insert into gas_seen (chain_id, at, price)
                        select :chain, :now, :price
                        where not exists (select 1 from gas_seen where chain_id = :chain and at > :recent)
                        on conflict do nothing""")
                .bind("chain", chain)
                .bind("now", now)
                .bind("recent", now.minus(EVERY))
                .bind("price", Amount.ofWei(price))
                .execute();
        handle.createUpdate("delete from gas_seen where chain_id = :chain and at < :old")
                .bind("chain", chain)
                .bind("old", now.minus(KEPT))
                .execute();
    }

    /** What a unit cost at most in the cheapest quarter of the time, in wei; empty: it was not watched for a day. */
    static Optional<BigInteger> cheap(Handle handle, long chain, Instant now) {
        return handle.createQuery("""
                        select percentile_disc(0.25) within group (order by price) as cheap
                        from gas_seen where chain_id = :chain and at > :old
                        having min(at) <= :enough""")
                .bind("chain", chain)
                .bind("old", now.minus(KEPT))
                .bind("enough", now.minus(ENOUGH))
                .mapTo(Amount.class)
                .findOne()
                .map(Amount::wei);
    }
}
