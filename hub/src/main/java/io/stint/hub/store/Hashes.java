package io.stint.hub.store;

import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Collection;

/** Many hashes as one {@code bytea[]}, for {@code = any(:hashes)}. */
public final class Hashes {
    private Hashes() {}

    public static ByteArrays of(Collection<Hash32> hashes) {
        return new ByteArrays(hashes.stream().map(Hash32::bytes).toList());
    }

    /** Many as one {@code bytea}, one behind the other. */
    public static Bytes joined(Collection<Hash32> hashes) {
        byte[] all = new byte[hashes.size() * Hash32.LENGTH];
        int at = 0;
        for (Hash32 hash : hashes) {
            hash.copyTo(all, at);
            at += Hash32.LENGTH;
        }
        return Bytes.of(all);
    }
}
