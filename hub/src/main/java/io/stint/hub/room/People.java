package io.stint.hub.room;

import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is behind addresses, as far as this hub knows. */
public interface People {
    /**
     * What is known of some.
     *
     * @param names as {@link People#names}
     * @param readers as {@link People#readers}
     */
    record Known(Map<Address, String> names, Set<Address> readers) {
        public Known {
            names = Map.copyOf(names);
            readers = Set.copyOf(readers);
        }
    }

    /** All of it, asked for together with other things. */
    Answer<Known> known(Questions ask, Collection<Address> addresses);

    /** Finds out about those who will be named, together with other things, where it is remembered. */
    default void meet(Questions ask, Collection<Address> addresses) {}

    /** Of the profiles; who has none is missing. */
    Map<Address, String> names(Collection<Address> addresses);

    /** For whom of them documents can be sealed: they have published a reading key, which signing in does. */
    Set<Address> readers(Collection<Address> addresses);

    /** Of the profile; empty: there is none. */
    default Optional<String> name(Address address) {
        return Optional.ofNullable(names(List.of(address)).get(address));
    }

    /** Whether documents can be sealed for them. */
    default boolean canRead(Address address) {
        return readers(List.of(address)).contains(address);
    }
}
