package io.stint.hub.agreement;

import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Writes;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes vouchers, many with one statement: with one for each the server would prepare the table's rules for each. Empty
 * values stand for none, since an array's elements are not null.
 */
final class VoucherRows {
    private static final byte[] NONE = {};

    private VoucherRows() {}

    private static final String INSERT = "insert into voucher (" + Vouchers.COLUMNS + """
            ) select agreement, total::numeric, memo, signer, signature, path, nullif(lent_limit, '')::numeric,
                nullif(lent_by, ''), nullif(delegation, ''),
                case when delegation <> '' then delegation_path end, to_timestamp(at)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r(""" + Vouchers.COLUMNS + ")";

    static void insert(Questions ask, List<Vouchers.Given> all) {
        Writes.add(
                ask,
                INSERT,
                bytes(all, given -> given.agreement().bytes()),
                texts(all, v -> text(v.total())),
                of(all, v -> v.memo().bytes()),
                of(all, v -> v.signer().bytes()),
                of(all, v -> v.signature().toArray()),
                of(all, v -> path(Optional.of(v.slip().path()))),
                texts(all, v -> lent(v, l -> text(l.limit()), "")),
                of(all, v -> lent(v, l -> l.by().bytes(), NONE)),
                of(all, v -> lent(v, l -> l.slip().signature().toArray(), NONE)),
                of(all, v -> path(v.lent().map(l -> l.slip().path()))),
                all.stream().map(given -> given.voucher().at().getEpochSecond()).toArray(Long[]::new));
    }

    /**
     * Removes the voucher right below each of these when both are by lent keys for running timesheets of the same period,
     * and nothing of it was drawn: hours that are approved every few minutes would fill the table with what nobody needs.
     * Since when their money waits is kept; of several of an agreement in one request the highest has it.
     */
    static void replaceRunning(Questions ask, List<Vouchers.Given> all) {
        List<Vouchers.Given> lent = all.stream()
                .filter(given -> given.running() && given.voucher().lent().isPresent())
                .toList();
        if (lent.isEmpty()) {
            return;
        }
        Writes.add(
                ask,
                """
                        with gone as (
                            delete from voucher old
                            using unnest(?, ?) as made(agreement, memo)
                                join voucher v on v.agreement = made.agreement and v.memo = made.memo
                                join running_sheet sheet on sheet.id = v.memo and sheet.agreement = v.agreement
                                join agreement a on a.id = v.agreement
                            where old.agreement = v.agreement and old.total > a.drawn and old.lent_by is not null
                                and old.total = (
                                    select max(b.total) from voucher b
                                    where b.agreement = v.agreement and b.total < v.total)
                                and exists (
                                    select 1 from running_sheet other
                                    where other.id = old.memo and other.agreement = old.agreement
                                        and other.period = sheet.period)
                            returning old.agreement, v.total as heir, coalesce(old.waits_since, old.at) as since)
                        update voucher v set waits_since = left_by.since
                        from (
                            select agreement, max(heir) as total, min(since) as since
                            from gone group by agreement) left_by
                        where v.agreement = left_by.agreement and v.total = left_by.total""",
                bytes(lent, given -> given.agreement().bytes()),
                of(lent, v -> v.memo().bytes()));
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

    private static String[] texts(List<Vouchers.Given> all, Function<Voucher, String> value) {
        return all.stream().map(given -> value.apply(given.voucher())).toArray(String[]::new);
    }
}
