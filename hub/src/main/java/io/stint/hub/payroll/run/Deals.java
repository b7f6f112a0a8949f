package io.stint.hub.payroll.run;

import io.stint.hub.store.Hashes;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** The agreements of one client or approver, and the terms that are not withdrawn. */
final class Deals {
    private static final String SELECT = """
            select * from (
                select a.id, a.layer, a.terms, a.client, a.approver, a.phase, a.funded, a.drawn, a.remaining + a.drawn as inside,
                    coalesce((select max(total) from voucher v where v.agreement = a.id), 0) as approved,
                    true as own, null::bytea as worker_signature
                from agreement a
                union all
                select o.agreement, o.layer, o.terms, o.client, null,
                    case when o.worker_signature is null then 'offered' else 'accepted' end, 0, 0, 0, 0,
                    o.proposed_by = o.client, o.worker_signature
                from offer o where o.withdrawn_at is null and not exists (select 1 from agreement a where a.id = o.agreement)
            ) deal where\s""";

    private Deals() {}

    static List<Deal> of(Handle handle, Address viewer) {
        return read(
                handle.createQuery(SELECT + "client = :me or approver = :me").bind("me", viewer));
    }

    static Map<Hash32, Deal> of(Handle handle, Collection<Hash32> ids) {
        return read(handle.createQuery(SELECT + "id = any(:ids)").bind("ids", Hashes.of(ids))).stream()
                .collect(java.util.stream.Collectors.toMap(Deal::id, Function.identity()));
    }

    private static List<Deal> read(Query query) {
        return query.map(Deals::deal).list();
    }

    private static Deal deal(RowView row) {
        return new Deal(
                row.getColumn("id", Hash32.class),
                row.getColumn("layer", Integer.class),
                PackedTerms.unpack(row.getColumn("terms", Bytes.class).toArray()),
                Deal.Phase.valueOf(row.getColumn("phase", String.class).toUpperCase(Locale.ROOT)),
                row.getColumn("funded", Amount.class),
                row.getColumn("drawn", Amount.class),
                row.getColumn("inside", Amount.class),
                row.getColumn("approved", Amount.class),
                row.getColumn("own", Boolean.class),
                Optional.ofNullable(row.getColumn("worker_signature", Bytes.class)));
    }
}
