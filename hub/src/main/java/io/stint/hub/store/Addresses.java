package io.stint.hub.store;

import io.stint.protocol.value.Address;
import java.util.Collection;
import org.jdbi.v3.core.argument.Argument;

/** Many addresses as one {@code bytea[]}, for {@code = any(:addresses)}. */
public final class Addresses {
    private Addresses() {}

    public static Argument of(Collection<Address> addresses) {
        byte[][] all = addresses.stream().map(Address::bytes).toArray(byte[][]::new);
        return (at, statement, context) ->
                statement.setArray(at, statement.getConnection().createArrayOf("bytea", all));
    }
}
