package io.stint.hub.room;

import io.stint.protocol.value.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For one page, which names the same few people in every line. Not for many threads. */
final class AskedOnce implements People {
    private final People people;
    private final Map<Address, Optional<String>> names = new HashMap<>();
    private final Map<Address, Boolean> readers = new HashMap<>();

    AskedOnce(People people) {
        this.people = people;
    }

    @Override
    public Optional<String> name(Address address) {
        return names.computeIfAbsent(address, people::name);
    }

    @Override
    public boolean canRead(Address address) {
        return readers.computeIfAbsent(address, people::canRead);
    }
}
