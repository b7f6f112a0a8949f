package io.stint.hub.keeper;

import io.stint.hub.store.Addresses;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Which draws come from the reserve: those of an agreement whose notice runs, {@link #SHARE} for each, whatever anybody
 * asks for. So nobody can use up what is kept for others by drawing little by little.
 */
final class Reserve {
    /** At half of the notice, and once more for what is approved after that. */
    static final int SHARE = 2;

    /**
     * Of a job {@code j}: whether it is paid from its agreement's share. What a rule wants before the end is not, and where
     * all is drawn nothing is kept: a second draw of the same would be paid from what is kept for others.
     */
    static final String KEPT_FOR = """
            (j.kind = 'draw' and not j.ruled
                and exists (select 1 from agreement a join voucher v on v.agreement = a.id
                    where a.id = j.agreement and a.phase = 'notice' and least(v.total, a.funded) > a.drawn)
                and (select count(*) from keeper_job used
                    where used.agreement = j.agreement and used.reserved and used.id <> j.id) < %d)""".formatted(SHARE);

    private Reserve() {}

    /**
     * Calls that can fall due: shares that are not used, of agreements in notice with vouchers that are covered, not drawn
     * and worth their gas.
     *
     * @param layers on one chain, paid from one purse
     * @param least from which sum on a draw is worth its gas, by token
     */
    static long calls(Handle handle, List<Integer> layers, Map<Address, Amount> least) {
        List<Map.Entry<Address, Amount>> all = List.copyOf(least.entrySet());
        return handle.createQuery("""
                        select coalesce(sum(greatest(0, :share - used.jobs)), 0)
                        from agreement a
                        join unnest(:tokens, cast(:least as numeric[])) as worth(token, least) on worth.token = a.token
                        cross join lateral (select least(max(total), a.funded) - a.drawn as open
                            from voucher v where v.agreement = a.id) best
                        cross join lateral (select count(*) as jobs
                            from keeper_job j where j.agreement = a.id and j.reserved) used
                        where a.layer in (<layers>) and a.phase = 'notice' and best.open >= worth.least""")
                .bindList("layers", layers)
                .bind("share", SHARE)
                .bind("tokens", Addresses.of(all.stream().map(Map.Entry::getKey).toList()))
                .bindArray(
                        "least",
                        String.class,
                        all.stream().map(one -> one.getValue().wei().toString()).toList())
                .mapTo(Long.class)
                .one();
    }

    /** Whether one more draw of an agreement in notice comes from its share. */
    static boolean hasShare(Handle handle, Hash32 agreement) {
        return handle.createQuery("select count(*) < :share from keeper_job where agreement = :agreement and reserved")
                .bind("share", SHARE)
                .bind("agreement", agreement)
                .mapTo(Boolean.class)
                .one();
    }

    /** Calls whose gas may still be taken from the purse: what is being sent, and what was begun and
     * waits: it may have been sent. */
    static long underWay(Handle handle, List<Integer> layers) {
        return handle.createQuery("""
                        select count(*) from keeper_job
                        where layer in (<layers>) and (state = 'sending' or (state = 'waiting' and attempts > 0))""")
                .bindList("layers", layers)
                .mapTo(Long.class)
                .one();
    }
}
