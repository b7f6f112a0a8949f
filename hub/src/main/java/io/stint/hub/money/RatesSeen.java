package io.stint.hub.money;

import io.stint.hub.money.RateWatch.Pair;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The rates that could be signed, and what the sources answered: for reports of what something was worth when it came. */
final class RatesSeen {
    /** An unchanged rate is noted once in so long. */
    private static final Duration UNCHANGED = Duration.ofMinutes(30);

    private static final Duration EACH_HOUR = Duration.ofDays(3);
    private static final Duration EACH_DAY = Duration.ofDays(92);

    private final Database database;

    RatesSeen(Database database) {
        this.database = database;
    }

    /**
     * What was seen.
     *
     * @param answer hash of the bytes that the source answered; empty: it answers none
     */
    record Seen(DisplayRate rate, Optional<Hash32> answer) {}

    void keep(RateAnswer answer) {
        database.transact(handle -> {
            DisplayRate rate = answer.rate();
            boolean known = last(handle, new Pair(rate.coin(), rate.currency()))
                    .map(Seen::rate)
                    .filter(before -> before.perCoin().compareTo(rate.perCoin()) == 0
                            && before.source().equals(rate.source())
                            && before.at().plus(UNCHANGED).isAfter(rate.at()))
                    .isPresent();
            if (!known) {
                Optional<Hash32> hash = answer.recorded().map(bytes -> record(handle, bytes));
                insert(handle, rate, hash);
            }
        });
    }

    private static Hash32 record(Handle handle, Bytes answer) {
        Hash32 hash = Hash32.sha256(answer.toArray());
        handle.createUpdate("insert into rate_answer (hash, answer) values (:hash, :answer) on conflict do nothing")
                .bind("hash", hash)
                .bind("answer", answer)
                .execute();
        return hash;
    }

    private static void insert(Handle handle, DisplayRate rate, Optional<Hash32> answer) {
        handle.createUpdate("""
                        insert into rate_seen (coin, currency, at, price, source, answer)
                        values (:coin, :currency, :at, :price, :source, :answer) on conflict do nothing""")
                .bind("coin", rate.coin())
                .bind("currency", rate.currency())
                .bind("at", rate.at())
                .bind("price", rate.perCoin())
                .bind("source", rate.source())
                .bind("answer", answer.orElse(null))
                .execute();
    }

    Optional<DisplayRate> last(Pair pair) {
        return database.with(handle -> last(handle, pair)).map(Seen::rate);
    }

    private static Optional<Seen> last(Handle handle, Pair pair) {
        return handle.createQuery(
                        "select * from rate_seen where coin = :coin and currency = :currency order by at desc limit 1")
                .bind("coin", pair.coin())
                .bind("currency", pair.currency())
                .map(RatesSeen::read)
                .findOne();
    }

    /** The last of each pair that was seen until then. */
    List<Seen> at(Instant time) {
        return database.with(handle ->
                handle.createQuery("""
                        select distinct on (coin, currency) * from rate_seen where at <= :time
                        order by coin, currency, at desc""").bind("time", time).map(RatesSeen::read).list());
    }

    /** What a source answered, by its SHA-256. */
    Optional<Bytes> answer(Hash32 hash) {
        return database.with(handle -> handle.createQuery("select answer from rate_answer where hash = :hash")
                .bind("hash", hash)
                .mapTo(Bytes.class)
                .findOne());
    }

    /**
     * Of what is over three days old one of each hour is kept, of what is over three months one of each day; beside those
     * what was the last that was known when money moved, so that what a payment was worth stays as it is.
     */
    void sweep(Instant now) {
        database.transact(handle -> {
            thin(handle, "hour", now.minus(EACH_HOUR));
            thin(handle, "day", now.minus(EACH_DAY));
            handle.execute(
                    "delete from rate_answer a where not exists (select 1 from rate_seen s where s.answer = a.hash)");
        });
    }

    private static void thin(Handle handle, String unit, Instant before) {
        handle.createUpdate("""
                        delete from rate_seen s where at < :before and exists (select 1 from rate_seen later
                            where later.coin = s.coin and later.currency = s.currency and later.at > s.at
                                and date_trunc(:unit, later.at) = date_trunc(:unit, s.at))
                            and not exists (select 1 from chain_event e where e.at >= s.at and e.at <= s.at + :age * interval '1 second'
                                and not exists (select 1 from rate_seen nearer
                                    where nearer.coin = s.coin and nearer.currency = s.currency
                                        and nearer.at > s.at and nearer.at <= e.at))""")
                .bind("unit", unit)
                .bind("before", before)
                .bind("age", RatesThen.OLDEST.toSeconds())
                .execute();
    }

    /** As it came: the column has zeros behind it. */
    private static BigDecimal plain(BigDecimal price) {
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Seen read(RowView row) {
        return new Seen(rate(row), Optional.ofNullable(row.getColumn("answer", Hash32.class)));
    }

    static DisplayRate rate(RowView row) {
        return new DisplayRate(
                row.getColumn("currency", String.class),
                plain(row.getColumn("price", BigDecimal.class)),
                row.getColumn("source", String.class),
                row.getColumn("at", Instant.class),
                row.getColumn("coin", String.class));
    }
}
