package io.stint.hub.room;

import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People as one request sees them: nobody is looked up twice. For one thread. */
final class AskedOnce implements People {
    private final People people;
    private final Map<Address, String> names = new HashMap<>();
    private final Set<Address> named = new HashSet<>();
    private final Set<Address> readers = new HashSet<>();
    private final Set<Address> asked = new HashSet<>();

    AskedOnce(People people) {
        this.people = people;
    }

    @Override
    public Answer<Known> known(Questions ask, Collection<Address> addresses) {
        return people.known(ask, addresses);
    }

    @Override
    public void meet(Questions ask, Collection<Address> addresses) {
        Answer<Known> known = people.known(ask, addresses);
        ask.after(() -> {
            named.addAll(addresses);
            names.putAll(known.get().names());
            asked.addAll(addresses);
            readers.addAll(known.get().readers());
        });
    }

    @Override
    public Map<Address, String> names(Collection<Address> addresses) {
        learn(addresses);
        return addresses.stream()
                .filter(names::containsKey)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), names::get));
    }

    @Override
    public Optional<String> name(Address address) {
        if (!named.contains(address)) {
            learn(List.of(address));
        }
        return Optional.ofNullable(names.get(address));
    }

    private void learn(Collection<Address> addresses) {
        List<Address> fresh = addresses.stream().filter(named::add).toList();
        if (!fresh.isEmpty()) {
            names.putAll(people.names(fresh));
        }
    }

    @Override
    public Set<Address> readers(Collection<Address> addresses) {
        List<Address> fresh = addresses.stream().filter(asked::add).toList();
        if (!fresh.isEmpty()) {
            readers.addAll(people.readers(fresh));
        }
        return addresses.stream().filter(readers::contains).collect(Collectors.toUnmodifiableSet());
    }
}
