package io.stint.hub.store;

import io.stint.protocol.value.Address;
import java.util.Collection;

/** Many addresses as one {@code bytea[]}, for {@code = any(:addresses)}. */
public final class Addresses {
    private Addresses() {}

    public static ByteArrays of(Collection<Address> addresses) {
        return new ByteArrays(addresses.stream().map(Address::bytes).toList());
    }
}
