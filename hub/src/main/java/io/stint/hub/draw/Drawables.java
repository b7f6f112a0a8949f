package io.stint.hub.draw;

import io.stint.hub.store.Addresses;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What can be drawn, as the chain was read last. */
final class Drawables {
    private Drawables() {}

    /**
     * By worker, of the agreements in some layers. What a voucher took over from one that it replaced waits since the last
     * draw at the most: that one may have been on its way to be drawn.
     */
    static Map<Address, List<Drawable>> of(Handle handle, List<Address> workers, List<Integer> layers) {
        Map<Address, List<Drawable>> open = new HashMap<>();
        handle.createQuery("""
                        select a.worker, a.id, a.layer, a.token, least(best.total, a.funded) - a.drawn as open, best.oldest
                        from agreement a
                        left join lateral (select e.at from chain_event e where e.agreement = a.id and e.name = 'Paid'
                            order by e.block desc, e.transaction_index desc, e.log_index desc limit 1) drew on true
                        cross join lateral (select max(v.total) as total,
                                min(least(v.at, greatest(coalesce(v.waits_since, v.at), drew.at)))
                                    filter (where v.total > a.drawn) as oldest
                            from voucher v where v.agreement = a.id) best
                        where a.worker = any(:workers) and a.layer in (<layers>) and a.phase <> 'closed'
                            and least(best.total, a.funded) > a.drawn
                        order by a.id""")
                .bindList("layers", layers)
                .bind("workers", Addresses.of(workers))
                .map(row -> Map.entry(
                        row.getColumn("worker", Address.class),
                        new Drawable(
                                row.getColumn("id", Hash32.class),
                                row.getColumn("layer", Integer.class),
                                row.getColumn("token", Address.class),
                                row.getColumn("open", Amount.class),
                                row.getColumn("oldest", Instant.class))))
                .forEach(one -> open.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return open;
    }
}
