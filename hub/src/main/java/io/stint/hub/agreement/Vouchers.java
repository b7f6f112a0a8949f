package io.stint.hub.agreement;

import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;

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
            Changes.tell(handle, agreement, "voucher");
        } else if (best(handle, agreement).filter(voucher.sameAs()).isEmpty()) {
            throw Problem.conflict("There is a voucher already that is as high or higher; it replaces this one.");
        }
    }

    /** From the lowest total to the highest. */
    static List<Voucher> all(Handle handle, Hash32 agreement) {
        return query(handle, agreement, "order by total").list();
    }

    /** The highest. */
    public static Optional<Voucher> best(Handle handle, Hash32 agreement) {
        return query(handle, agreement, "order by total desc limit 1").findOne();
    }

    private static ResultIterable<Voucher> query(Handle handle, Hash32 agreement, String order) {
        return handle.createQuery(
                        "select total, memo, signer, signature, at from voucher where agreement = :agreement " + order)
                .bind("agreement", agreement)
                .map(row -> new Voucher(
                        row.getColumn("total", Amount.class),
                        row.getColumn("memo", Hash32.class),
                        row.getColumn("signer", Address.class),
                        row.getColumn("signature", Bytes.class),
                        row.getColumn("at", Instant.class)));
    }
}
