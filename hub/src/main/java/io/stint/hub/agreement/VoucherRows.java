package io.stint.hub.agreement;

import io.stint.hub.store.ByteArrays;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Writes vouchers, many with one statement: with one for each the server would prepare the table's rules for each. Empty
 * values stand for none, since an array's elements are not null.
 */
final class VoucherRows {
    private static final byte[] NONE = {};

    private VoucherRows() {}

    static void insert(Handle handle, List<Vouchers.Given> all) {
        handle.createUpdate("insert into voucher (" + Vouchers.COLUMNS + """
                        ) select agreement, total::numeric, memo, signer, signature, path, nullif(lent_limit, '')::numeric,
                            nullif(lent_by, ''), nullif(delegation, ''),
                            case when delegation <> '' then delegation_path end, to_timestamp(at)
                        from unnest(:agreements, :totals, :memos, :signers, :signatures, :paths, :limits, :lenders,
                            :delegations, :delegationPaths, :times) as r(""" + Vouchers.COLUMNS + ")")
                .bind("agreements", bytes(all, given -> given.agreement().bytes()))
                .bindArray("totals", String.class, list(all, v -> text(v.total())))
                .bind("memos", of(all, v -> v.memo().bytes()))
                .bind("signers", of(all, v -> v.signer().bytes()))
                .bind("signatures", of(all, v -> v.signature().toArray()))
                .bind("paths", of(all, v -> path(Optional.of(v.slip().path()))))
                .bindArray("limits", String.class, list(all, v -> lent(v, l -> text(l.limit()), "")))
                .bind("lenders", of(all, v -> lent(v, l -> l.by().bytes(), NONE)))
                .bind(
                        "delegations",
                        of(all, v -> lent(v, l -> l.slip().signature().toArray(), NONE)))
                .bind(
                        "delegationPaths",
                        of(all, v -> path(v.lent().map(l -> l.slip().path()))))
                .bindArray("times", Long.class, list(all, v -> v.at().getEpochSecond()))
                .execute();
    }

    /**
     * Removes the voucher right below each of these when both are for running timesheets of the same period, and nothing of
     * it was drawn: hours that are approved every few minutes would fill the table with what nobody needs.
     */
    static void replaceRunning(Handle handle, List<Vouchers.Given> all) {
        List<Vouchers.Given> lent =
                all.stream().filter(given -> given.voucher().lent().isPresent()).toList();
        if (lent.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        delete from voucher old
                        using unnest(:agreements, :memos) as made(agreement, memo)
                            join voucher v on v.agreement = made.agreement and v.memo = made.memo
                            join running_sheet sheet on sheet.id = v.memo and sheet.agreement = v.agreement
                            join agreement a on a.id = v.agreement
                        where old.agreement = v.agreement and old.total > a.drawn
                            and old.total = (
                                select max(b.total) from voucher b where b.agreement = v.agreement and b.total < v.total)
                            and exists (
                                select 1 from running_sheet other
                                where other.id = old.memo and other.agreement = old.agreement
                                    and other.period = sheet.period)""")
                .bind("agreements", bytes(lent, given -> given.agreement().bytes()))
                .bind("memos", of(lent, v -> v.memo().bytes()))
                .execute();
    }

    private static String text(Amount amount) {
        return amount.wei().toString();
    }

    private static byte[] path(Optional<List<Hash32>> path) {
        return path.map(Vouchers::path).map(Bytes::toArray).orElse(NONE);
    }

    private static <T> T lent(Voucher voucher, Function<Voucher.Lent, T> value, T none) {
        return voucher.lent().map(value).orElse(none);
    }

    private static ByteArrays of(List<Vouchers.Given> all, Function<Voucher, byte[]> value) {
        return bytes(all, given -> value.apply(given.voucher()));
    }

    private static ByteArrays bytes(List<Vouchers.Given> all, Function<Vouchers.Given, byte[]> value) {
        return new ByteArrays(all.stream().map(value).toList());
    }

    private static <T> List<T> list(List<Vouchers.Given> all, Function<Voucher, T> value) {
        return all.stream().map(given -> value.apply(given.voucher())).toList();
    }
}
