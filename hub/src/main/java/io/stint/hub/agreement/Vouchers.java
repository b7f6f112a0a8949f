package io.stint.hub.agreement;

import io.stint.hub.store.Among;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.hub.store.Writes;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table of vouchers. The highest is worth all of them; of those by which a period was approved while it went on, one is
 * kept.
 */
public final class Vouchers {
    static final String COLUMNS =
            "agreement, total, memo, signer, signature, path, lent_limit, lent_by, delegation, delegation_path, at";

    private Vouchers() {}

    /**
     * A voucher and whose it is.
     *
     * @param running whether its document may be of a period that goes on
     */
    public record Given(Hash32 agreement, Voucher voucher, boolean running) {}

    /** As {@link #lock(Questions, Collection)}, at once. */
    public static void lock(Handle handle, Collection<Hash32> agreements) {
        Questions ask = new Questions();
        lock(ask, agreements);
        ask.send(handle);
    }

    /**
     * Until the transaction ends nobody else adds vouchers of these agreements, as far as they are open. A client's
     * agreements share 16 locks: a request with many takes few, two clients do not wait for each other, and two of one
     * client seldom do. They are taken in one order, so that nobody waits in a circle.
     */
    public static void lock(Questions ask, Collection<Hash32> agreements) {
        Writes.add(ask, """
                select count(pg_advisory_xact_lock(1398034516, one.lock))
                from (select distinct get_byte(client, 19) * 16 + get_byte(id, 31) % 16 as lock from agreement
                    where id = any(?) order by 1) one""", Hashes.of(agreements));
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
        if (!Questions.now(handle, ask -> BonusesUnderway.of(ask, List.of(agreement)))
                .isEmpty()) {
            throw BonusesUnderway.refusal();
        }
        addAll(handle, List.of(new Given(agreement, voucher, true)));
    }

    /** Keeps vouchers of agreements that are locked, each the highest of its agreement, and tells of them. */
    public static void addAll(Handle handle, List<Given> all) {
        if (all.isEmpty()) {
            return;
        }
        Instant now = all.getFirst().voucher().at();
        List<Hash32> agreements = all.stream().map(Given::agreement).distinct().toList();
        Questions ask = new Questions();
        VoucherRows.insert(ask, all);
        VoucherRows.replaceRunning(ask, all);
        Writes.add(
                ask,
                "update agreement set due = least(due, ?) where id = any(?) and phase = 'notice'",
                now,
                Hashes.of(agreements));
        ClaimsInHand.lookSoon(ask, agreements, now);
        Changes.tell(ask, agreements, "voucher");
        ask.send(handle);
    }

    /** By agreement, from the lowest total to the highest. */
    static Answer<Map<Hash32, List<Voucher>>> of(Questions ask, Collection<Hash32> agreements) {
        Among asked = Among.hashes(agreements);
        return ask.ask(
                "select " + COLUMNS + " from voucher where agreement " + asked.sql() + " order by total",
                Questions.lists(row -> Columns.hash(row, "agreement"), Vouchers::read),
                asked);
    }

    private static Voucher read(ResultSet row) throws SQLException {
        return new Voucher(
                Columns.amount(row, "total"),
                Columns.hash(row, "memo"),
                Columns.address(row, "signer"),
                slip(row, "signature", "path"),
                row.getBytes("delegation") == null
                        ? Optional.empty()
                        : Optional.of(new Voucher.Lent(
                                Columns.amount(row, "lent_limit"),
                                Columns.address(row, "lent_by"),
                                slip(row, "delegation", "delegation_path"))),
                Columns.instant(row, "at"));
    }

    private static Approval.Slip slip(ResultSet row, String signature, String path) throws SQLException {
        return new Approval.Slip(Columns.bytes(row, signature), path(Columns.bytes(row, path)));
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
        return Questions.now(
                handle,
                ask -> ask.ask(
                        "select " + COLUMNS + " from voucher where agreement = ? order by total desc limit 1",
                        Questions.first(Vouchers::read),
                        agreement));
    }

    /** The highest of each, of those that have one. */
    static Map<Hash32, Voucher> best(Handle handle, Collection<Hash32> agreements) {
        return Questions.now(
                handle,
                ask -> ask.ask(
                        """
                        select best.* from unnest(?) as asked(id) cross join lateral (
                            select * from voucher where agreement = asked.id order by total desc limit 1) best""",
                        Questions.map(row -> Columns.hash(row, "agreement"), Vouchers::read),
                        Hashes.of(agreements)));
    }
}
