package io.stint.hub.money;

import io.stint.protocol.hours.RateBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What coins were worth when something happened: never by a rate of later, and never by one that was too old then. */
public final class RatesThen {
    static final Duration OLDEST = RateBounds.USUAL.age();

    private RatesThen() {}

    /**
     * The last rates that were known.
     *
     * @param coin the symbol of what is priced; empty: the native coin
     * @param moments whole seconds
     * @return by moment; one of which no rate was known, or none that was young enough, is missing
     */
    public static Map<Instant, DisplayRate> of(
            Handle handle, String coin, String currency, Collection<Instant> moments) {
        Long[] seconds =
                moments.stream().map(Instant::getEpochSecond).distinct().toArray(Long[]::new);
        Map<Instant, DisplayRate> rates = new HashMap<>();
        handle.createQuery("""
                        select moment, rate.* from unnest(:seconds) moment cross join lateral (
                            select * from rate_seen
                            where coin = :coin and currency = :currency
                                and at <= to_timestamp(moment) and at >= to_timestamp(moment) - :oldest * interval '1 second'
                            order by at desc limit 1) rate""")
                .bind("seconds", seconds)
                .bind("coin", coin)
                .bind("currency", currency)
                .bind("oldest", OLDEST.toSeconds())
                .map(row -> Map.entry(row.getColumn("moment", Long.class), RatesSeen.rate(row)))
                .forEach(found -> rates.put(Instant.ofEpochSecond(found.getKey()), found.getValue()));
        return rates;
    }
}
