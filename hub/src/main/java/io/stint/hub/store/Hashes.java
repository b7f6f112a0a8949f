package io.stint.hub.store;

import io.stint.protocol.value.Hash32;
import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;

/** Many hashes as one {@code bytea[]}, for {@code = any(:hashes)}. */
public final class Hashes {
    private Hashes() {}

    public static Argument of(Collection<Hash32> hashes) {
        byte[][] all = hashes.stream().map(Hash32::bytes).toArray(byte[][]::new);
        return (at, statement, context) ->
                statement.setArray(at, statement.getConnection().createArrayOf("bytea", all));
    }
}
