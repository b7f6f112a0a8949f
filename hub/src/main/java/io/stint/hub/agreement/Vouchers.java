package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * The table of vouchers. The highest is worth all of them; of those by which a period was approved while it went on, one is
 * kept.
 */
public final class Vouchers {
    static final String COLUMNS =
            "agreement, total, memo, signer, signature, path, lent_limit, lent_by, delegation, delegation_path, at";

    private Vouchers() {}

    /** A voucher and whose it is. */
    public record Given(Hash32 agreement, Voucher voucher) {}

    /**
     * Until the transaction ends nobody else adds vouchers of these agreements, as far as they are open. All agreements of
     * a client have one lock, which few other clients share: a request with many takes few, and two clients do not wait
     * for each other. They are taken in one order, so that nobody waits in a circle.
     */
    public static void lock(Handle handle, Collection<Hash32> agreements) {
        handle.createQuery("""
                        select count(pg_advisory_xact_lock(1398034516, one.lock))
                        from (select distinct get_byte(client, 19) as lock from agreement where id = any(:ids)
                            order by 1) one""")
                .bind("ids", Hashes.of(agreements))
                .mapTo(Long.class)
                .one();
    }

    /**
     * Keeps a voucher that is higher than every other. The same once more changes nothing.
     *
     * @param known the highest that the signer knew of
     * @throws Problem when another has come since: what it approves is not in this one's total
     */
    static void add(Handle handle, Hash32 agreement, Voucher voucher, Optional<Voucher> known) {
        lock(handle, List.of(agreement));
        Optional<Voucher> best = best(handle, agreement);
        if (best.filter(voucher.sameAs()).isPresent()) {
            return;
        }
        if (!best.equals(known)) {
            throw Problem.conflict("Somebody else approved meanwhile; look at it anew.");
        }
        addAll(handle, List.of(new Given(agreement, voucher)));
    }

    /** Keeps vouchers of agreements that are locked, each the highest of its agreement, and tells of them. */
    public static void addAll(Handle handle, List<Given> all) {
        if (all.isEmpty()) {
            return;
        }
        VoucherRows.insert(handle, all);
        VoucherRows.replaceRunning(handle, all);
        List<Hash32> agreements = all.stream().map(Given::agreement).distinct().toList();
        handle.createUpdate(
                        "update agreement set due = least(due, :now) where id = any(:agreements) and phase = 'notice'")
                .bind("agreements", Hashes.of(agreements))
                .bind("now", all.getFirst().voucher().at())
                .execute();
        ClaimsInHand.lookSoon(handle, agreements, all.getFirst().voucher().at());
        Changes.tell(handle, agreements, "voucher");
    }

    /** By agreement, from the lowest total to the highest. */
    static Map<Hash32, List<Voucher>> of(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, List<Voucher>> all = new HashMap<>();
        handle.createQuery("select " + COLUMNS + " from voucher where agreement = any(:agreements) order by total")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), read(row)))
                .forEach(one -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return all;
    }

    private static Voucher read(RowView row) {
        Optional<Amount> limit = Optional.ofNullable(row.getColumn("lent_limit", Amount.class));
        return new Voucher(
                row.getColumn("total", Amount.class),
                row.getColumn("memo", Hash32.class),
                row.getColumn("signer", Address.class),
                new Approval.Slip(row.getColumn("signature", Bytes.class), path(row.getColumn("path", Bytes.class))),
                limit.map(most -> new Voucher.Lent(
                        most,
                        row.getColumn("lent_by", Address.class),
                        new Approval.Slip(
                                row.getColumn("delegation", Bytes.class),
                                path(row.getColumn("delegation_path", Bytes.class))))),
                row.getColumn("at", Instant.class));
    }

    /** A Merkle path as its column has it: one hash behind the other. */
    public static Bytes path(List<Hash32> path) {
        byte[] all = new byte[Hash32.LENGTH * path.size()];
        for (int i = 0; i < path.size(); i++) {
            System.arraycopy(path.get(i).bytes(), 0, all, i * Hash32.LENGTH, Hash32.LENGTH);
        }
        return Bytes.of(all);
    }

    /** What {@link #path(List)} wrote. */
    public static List<Hash32> path(Bytes column) {
        byte[] all = column.toArray();
        List<Hash32> path = new ArrayList<>();
        for (int at = 0; at < all.length; at += Hash32.LENGTH) {
            path.add(Hash32.of(Arrays.copyOfRange(all, at, at + Hash32.LENGTH)));
        }
        return List.copyOf(path);
    }

    /** The highest. */
    public static Optional<Voucher> best(Handle handle, Hash32 agreement) {
        return handle.createQuery(
                        "select " + COLUMNS + " from voucher where agreement = :agreement order by total desc limit 1")
                .bind("agreement", agreement)
                .map(Vouchers::read)
                .findOne();
    }

    /** The highest of each, of those that have one. */
    static Map<Hash32, Voucher> best(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, Voucher> all = new HashMap<>();
        handle.createQuery("""
                        select best.* from unnest(:agreements) as asked(id) cross join lateral (
                            select * from voucher where agreement = asked.id order by total desc limit 1) best""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), read(row)))
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }
}
