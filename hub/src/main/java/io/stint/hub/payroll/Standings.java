package io.stint.hub.payroll;

import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Hashes;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table of keys that approve. All are kept: a key that was stopped here could still sign elsewhere. */
final class Standings {
    private static final String COLUMNS =
            "agreement, key, lent_by, lent_limit, signature, path, day_minutes, week_minutes, until, stopped_at";

    private Standings() {}

    /** Keeps it, and stops the one before it of the same agreement. */
    static void add(Handle handle, Standing standing, Instant now) {
        stop(handle, List.of(standing.agreement()), now);
        handle.createUpdate("insert into standing (" + COLUMNS + ", created_at) values (:agreement, :key, :by, :limit,"
                        + " :signature, :path, :day, :week, :until, null, :now)")
                .bind("agreement", standing.agreement())
                .bind("key", standing.key())
                .bind("by", standing.by())
                .bind("limit", standing.limit())
                .bind("signature", standing.slip().signature())
                .bind("path", Vouchers.path(standing.slip().path()))
                .bind("day", standing.dayMinutes())
                .bind("week", standing.weekMinutes())
                .bind("until", standing.until())
                .bind("now", now)
                .execute();
    }

    /** Whatever key of these agreements there is, this hub takes no voucher of it from now on. */
    static void stop(Handle handle, Collection<Hash32> agreements, Instant now) {
        handle.createUpdate(
                        "update standing set stopped_at = :now where agreement = any(:agreements) and stopped_at is null")
                .bind("agreements", Hashes.of(agreements))
                .bind("now", now)
                .execute();
    }

    /** Of these agreements, stopped ones too, the oldest first. */
    static List<Standing> of(Handle handle, Collection<Hash32> agreements) {
        return handle.createQuery("select " + COLUMNS
                        + " from standing where agreement = any(:agreements) order by created_at, key")
                .bind("agreements", Hashes.of(agreements))
                .map((row, _) -> read(row))
                .list();
    }

    /** The agreements of which a key has the right to approve now, by who lent it. */
    static Map<Address, List<Hash32>> lentTo(Handle handle, Address key, Instant now) {
        return handle
                .createQuery("select " + COLUMNS
                        + " from standing where key = :key and stopped_at is null and until >= :now order by agreement")
                .bind("key", key)
                .bind("now", now)
                .map((row, _) -> read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Standing::by,
                        LinkedHashMap::new,
                        Collectors.mapping(Standing::agreement, Collectors.toList())));
    }

    static Standing read(ResultSet row) throws SQLException {
        return new Standing(
                Hash32.of(row.getBytes("agreement")),
                Address.of(row.getBytes("key")),
                Address.of(row.getBytes("lent_by")),
                Columns.amount(row, "lent_limit"),
                new Approval.Slip(Bytes.of(row.getBytes("signature")), Vouchers.path(Bytes.of(row.getBytes("path")))),
                row.getInt("day_minutes"),
                row.getInt("week_minutes"),
                Columns.time(row, "until").orElseThrow(),
                Columns.time(row, "stopped_at"));
    }
}
