package io.stint.hub.agreement;

import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Writes;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Tells open pages, of every hub on this database, and whoever writes alerts that something changed. */
public final class Changes {
    /** The channel of LISTEN. */
    public static final String CHANNEL = "stint";

    /** What is sent and not in the chain yet changes nothing that anybody must be alerted to. */
    private static final Set<String> ON_THE_WAY = Set.of("sent", "keeper");

    /** A notification has room for 8,000 bytes. */
    private static final int TOGETHER = 100;

    private Changes() {}

    /**
     * Sent when the transaction is committed, as {@code {"kind":"...","agreement":"0x..."}}; of several, as
     * {@code {"kind":"...","agreements":["0x...",...]}}.
     *
     * @param kind {@code chain}, {@code offer}, {@code voucher}, {@code closing}, {@code hours}, {@code draw} (waits),
     *     {@code sent} or {@code keeper}
     */
    public static void tell(Handle handle, Hash32 agreement, String kind) {
        tell(handle, List.of(agreement), kind);
    }

    /** As {@link #tell}, to one person alone. */
    public static void tellOne(Handle handle, Hash32 agreement, Address person, String kind) {
        handle.createQuery("select count(pg_notify(:channel, :payload))")
                .bind("channel", CHANNEL)
                .bind(
                        "payload",
                        "{\"kind\":\"" + kind + "\",\"agreement\":\"" + agreement.hex() + "\",\"author\":\"" + person
                                + "\"}")
                .mapTo(Long.class)
                .one();
    }

    /** The same of several, with few notifications. */
    static void tell(Handle handle, List<Hash32> agreements, String kind) {
        Questions ask = new Questions();
        tell(ask, agreements, kind);
        ask.send(handle);
    }

    /** The same, when the questions are sent. */
    static void tell(Questions ask, List<Hash32> agreements, String kind) {
        String notify = "select count(pg_notify(?, payload)) from unnest(?) as payload";
        String[] payloads = payloads(agreements, kind).toArray(String[]::new);
        if (ON_THE_WAY.contains(kind)) {
            Writes.add(ask, notify, CHANNEL, payloads);
        } else {
            Writes.add(
                    ask,
                    "with marked as (insert into alert_mark (agreements) values (?)) " + notify,
                    Hashes.joined(agreements),
                    CHANNEL,
                    payloads);
        }
    }

    private static List<String> payloads(List<Hash32> agreements, String kind) {
        String begin = "{\"kind\":\"" + kind + "\",";
        if (agreements.size() == 1) {
            return List.of(begin + "\"agreement\":\"" + agreements.getFirst().hex() + "\"}");
        }
        return IntStream.iterate(0, from -> from < agreements.size(), from -> from + TOGETHER)
                .mapToObj(from -> agreements.subList(from, Math.min(from + TOGETHER, agreements.size())))
                .map(some -> begin
                        + some.stream()
                                .map(id -> "\"" + id.hex() + "\"")
                                .collect(Collectors.joining(",", "\"agreements\":[", "]}")))
                .toList();
    }
}
