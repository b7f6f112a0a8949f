package io.stint.hub.payroll;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What a voucher is held against.
 *
 * @param layer where it is
 * @param approved by the highest voucher; zero: there is none
 */
record Fund(Hash32 agreement, int layer, Terms terms, boolean closed, Amount funded, Amount drawn, Amount approved) {

    /** By one query, however many; what is not open on the chain is missing. */
    static Map<Hash32, Fund> of(Handle handle, Collection<Hash32> agreements) {
        Map<Hash32, Fund> funds = new HashMap<>();
        handle.createQuery("""
                        select a.id, a.layer, a.terms, a.phase, a.funded, a.drawn,
                            coalesce((select max(total) from voucher v where v.agreement = a.id), 0) as approved
                        from agreement a where a.id = any(:agreements)""")
                .bind("agreements", Hashes.of(agreements))
                .map((row, _) -> read(row))
                .forEach(fund -> funds.put(fund.agreement(), fund));
        return funds;
    }

    static Fund read(ResultSet row) throws SQLException {
        return new Fund(
                Hash32.of(row.getBytes("id")),
                row.getInt("layer"),
                PackedTerms.unpack(row.getBytes("terms")),
                "closed".equals(row.getString("phase")),
                Columns.amount(row, "funded"),
                Columns.amount(row, "drawn"),
                Columns.amount(row, "approved"));
    }

    /**
     * The layers of those agreements that {@code visitor} may hand in vouchers for: as client or approver, or with a key
     * that was lent the right. An agreement's terms never change, so this holds without a lock.
     */
    static Answer<Map<Hash32, Integer>> layers(Questions ask, Collection<Hash32> agreements, Address visitor) {
        return ask.ask(
                """
                select id, layer from agreement a where id = any(?) and (? in (client, approver)
                    or exists (select 1 from standing s where s.agreement = a.id and s.key = ?))""",
                Questions.map(row -> Columns.hash(row, "id"), row -> row.getInt("layer")),
                Hashes.of(agreements),
                visitor,
                visitor);
    }

    /** On which the next voucher builds: what is approved, or drawn where that is more. */
    Amount base() {
        return approved.max(drawn);
    }

    boolean isClientSide(Address address) {
        return !address.isZero() && (address.equals(terms.client()) || address.equals(terms.approver()));
    }

    Fund approvedUpTo(Amount total) {
        return new Fund(agreement, layer, terms, closed, funded, drawn, total);
    }
}
