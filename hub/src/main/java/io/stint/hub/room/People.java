package io.stint.hub.room;

import io.stint.protocol.value.Address;
import java.util.Optional;

/** Who is behind addresses, as far as this hub knows. */
public interface People {
    /** Of the profile; empty: there is none. */
    Optional<String> name(Address address);

    /** Whether documents can be sealed for them: they have published a reading key, which signing in does. */
    boolean canRead(Address address);
}
