package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of vouchers. All are kept; the highest is worth all of them. */
public final class Vouchers {
    private Vouchers() {}

    /**
     * Keeps a voucher that is higher than every other. The same once more changes nothing.
     *
     * @throws Problem when there is one as high or higher
     */
    static void add(Handle handle, Hash32 agreement, Voucher voucher) {
        int added = handle.createUpdate("""
                        insert into voucher (agreement, total, memo, signer, signature, at)
                        select :agreement, :total, :memo, :signer, :signature, :at
                        where not exists (select 1 from voucher where agreement = :agreement and total >= :total)
                        on conflict (agreement, total) do nothing""")
                .bind("agreement", agreement)
                .bind("total", voucher.total())
                .bind("memo", voucher.memo())
                .bind("signer", voucher.signer())
                .bind("signature", voucher.signature())
                .bind("at", voucher.at())
                .execute();
        if (added == 1) {
            handle.createUpdate("update agreement set due = least(due, :now) where id = :id and phase = 'notice'")
                    .bind("id", agreement)
                    .bind("now", voucher.at())
                    .execute();
            ClaimsInHand.lookSoon(handle, agreement, voucher.at());
            Changes.tell(handle, agreement, "voucher");
        } else if (best(handle, agreement).filter(voucher.sameAs()).isEmpty()) {
            throw Problem.conflict("There is a voucher already that is as high or higher; it replaces this one.");
        }
    }

    /** By agreement, from the lowest total to the highest. */
    static Map<Hash32, List<Voucher>> of(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, List<Voucher>> all = new HashMap<>();
        handle.createQuery("""
                        select agreement, total, memo, signer, signature, at from voucher
                        where agreement = any(:agreements) order by total""")
                .bind("agreements", Hashes.of(agreements))
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), read(row)))
                .forEach(one -> all.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return all;
    }

    private static Voucher read(RowView row) {
        return new Voucher(
                row.getColumn("total", Amount.class),
                row.getColumn("memo", Hash32.class),
                row.getColumn("signer", Address.class),
                row.getColumn("signature", Bytes.class),
                row.getColumn("at", Instant.class));
    }

    /** The highest. */
    public static Optional<Voucher> best(Handle handle, Hash32 agreement) {
        return handle.createQuery("""
                        select total, memo, signer, signature, at from voucher
                        where agreement = :agreement order by total desc limit 1""")
                .bind("agreement", agreement)
                .map(Vouchers::read)
                .findOne();
    }
}
