package io.stint.hub.market;

import io.stint.hub.market.Profiles.Label;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts names and payment records beside addresses. */
final class People {
    private final Profiles profiles;
    private final PaymentRecords records;

    People(Profiles profiles, PaymentRecords records) {
        this.profiles = profiles;
        this.records = records;
    }

    Person of(Address address) {
        return of(List.of(address)).values().iterator().next();
    }

    /** Each of them, with or without a profile. */
    Map<Address, Person> of(Collection<Address> addresses) {
        Map<Address, Label> labels = profiles.labels(addresses);
        List<Address> open = addresses.stream()
                .distinct()
                .filter(address ->
                        labels.containsKey(address) && labels.get(address).showsRecord())
                .toList();
        Map<Address, List<PaymentRecord>> shown = open.isEmpty() ? Map.of() : records.of(open);
        Map<Address, Person> people = new LinkedHashMap<>();
        for (Address address : addresses) {
            Optional<String> name = Optional.ofNullable(labels.get(address)).map(Label::name);
            people.put(
                    address, new Person(address, name, open.contains(address), shown.getOrDefault(address, List.of())));
        }
        return people;
    }
}
