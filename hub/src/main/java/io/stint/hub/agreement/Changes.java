package io.stint.hub.agreement;

import io.stint.protocol.value.Hash32;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Tells open pages, of every hub on this database, and whoever writes alerts that something changed. */
public final class Changes {
    /** The channel of LISTEN. */
    public static final String CHANNEL = "stint";

    /** What is sent and not in the chain yet changes nothing that anybody must be alerted to. */
    private static final Set<String> ON_THE_WAY = Set.of("sent", "keeper");

    private Changes() {}

    /**
     * Sent when the transaction is committed, as {@code {"kind":"...","agreement":"0x..."}}.
     *
     * @param kind {@code chain}, {@code offer}, {@code voucher}, {@code closing}, {@code sent} or {@code keeper}
     */
    public static void tell(Handle handle, Hash32 agreement, String kind) {
        handle.createQuery("select pg_notify(:channel, :payload)")
                .bind("channel", CHANNEL)
                .bind("payload", "{\"kind\":\"" + kind + "\",\"agreement\":\"" + agreement.hex() + "\"}")
                .mapTo(String.class)
                .list();
        if (!ON_THE_WAY.contains(kind)) {
            handle.createUpdate("insert into alert_look (agreement) values (:agreement)")
                    .bind("agreement", agreement)
                    .execute();
        }
    }
}
