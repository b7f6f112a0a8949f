package io.stint.hub.alert;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who can be reached, and how. */
final class Ways {
    /** All that are open: browsers, addresses that were confirmed, webhooks that are on. */
    private static final String OPEN = """
            with way as (
                select id, address, 'push' as channel from push_subscription
                union all select id, address, 'mail' from alert_mail where confirmed_at is not null
                union all select id, address, 'webhook' from webhook where on_since is not null
            )
            """;

    private Ways() {}

    /** @param channel {@code push}, {@code mail} or {@code webhook} */
    record Way(long id, String channel) {}

    /** Those of an agreement's people who can be reached. */
    static List<Address> people(Handle handle, Hash32 agreement) {
        return handle.createQuery(OPEN + """
                        , person as (
                            select unnest(array[client, worker, approver, arbiter]) as address from agreement where id = :id
                            union select unnest(array[client, worker]) from offer where agreement = :id
                            union select arbiter from arbiter_request where agreement = :id
                        )
                        select distinct address from person join way using (address) order by address""")
                .bind("id", agreement)
                .mapTo(Address.class)
                .list();
    }

    /**
     * Takes over the next marks, up to so many: agreements of which somebody can be reached are looked at, the others
     * forgotten. Whoever adds a way later has all of theirs looked at then.
     *
     * @return how many marks there were
     */
    static int takeOver(Handle handle, int most) {
        return handle.createQuery(OPEN + """
                        , mark as (
                            delete from alert_mark where id in (
                                select id from alert_mark order by id limit :most for update skip locked)
                            returning agreements
                        ), marked as materialized (
                            select distinct substr(agreements, 32 * place + 1, 32) as agreement
                            from mark, generate_series(0, length(agreements) / 32 - 1) as place
                        ), person as (
                            select m.agreement, unnest(array[client, worker, approver, arbiter]) as address
                            from marked m join agreement a on a.id = m.agreement
                            union all select m.agreement, unnest(array[client, worker])
                            from marked m join offer o on o.agreement = m.agreement
                            union all select m.agreement, r.arbiter
                            from marked m join arbiter_request r on r.agreement = m.agreement
                        ), taken as (
                            insert into alert_look (agreement)
                            select distinct person.agreement from person join way using (address)
                        )
                        select count(*) from mark""")
                .bind("most", most)
                .mapTo(Integer.class)
                .one();
    }

    static List<Way> of(Handle handle, Address person) {
        return handle.createQuery(OPEN + "select id, channel from way where address = :person order by id")
                .bind("person", person)
                .map(row -> new Way(row.getColumn("id", Long.class), row.getColumn("channel", String.class)))
                .list();
    }

    static boolean wantsEverything(Handle handle, Address person) {
        return handle.createQuery("""
                        select exists (select 1 from alert_wish where address = :person and everything)""")
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** After a new way, or another wish: what runs already is announced there too. */
    static void lookAtAllOf(Handle handle, Address person) {
        handle.createUpdate("""
                        insert into alert_look (agreement)
                        select id from agreement where phase <> 'closed'
                            and :person in (client, worker, approver, arbiter)
                        union select agreement from offer where withdrawn_at is null and :person in (client, worker)
                        union select :hub""")
                .bind("person", person)
                .bind("hub", PurseAlerts.HUB)
                .execute();
    }
}
