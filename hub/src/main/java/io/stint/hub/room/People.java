package io.stint.hub.room;

import io.stint.protocol.value.Address;
import java.util.Optional;

/** How addresses are called on this hub. */
@FunctionalInterface
public interface People {
    /** Of the profile; empty: there is none. */
    Optional<String> name(Address address);
}
