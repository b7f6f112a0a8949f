package io.stint.hub.market;

import io.stint.hub.market.Profiles.Label;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts names and payment records beside addresses. */
final class People {
    private final Database database;
    private final Profiles profiles;
    private final PaymentRecords records;

    People(Database database, Profiles profiles, PaymentRecords records) {
        this.database = database;
        this.profiles = profiles;
        this.records = records;
    }

    Person of(Address address) {
        return of(List.of(address)).values().iterator().next();
    }

    /** Each of them, with or without a profile. */
    Map<Address, Person> of(Collection<Address> addresses) {
        return addresses.isEmpty() ? Map.of() : database.ask(ask -> of(ask, addresses));
    }

    private Answer<Map<Address, Person>> of(Questions ask, Collection<Address> addresses) {
        Answer<Map<Address, Label>> labels = profiles.labels(ask, addresses);
        return records.of(ask, addresses).then(shown -> people(addresses, labels.get(), shown));
    }

    private static Map<Address, Person> people(
            Collection<Address> addresses, Map<Address, Label> labels, Map<Address, List<PaymentRecord>> shown) {
        Map<Address, Person> people = new LinkedHashMap<>();
        for (Address address : addresses) {
            Optional<Label> label = Optional.ofNullable(labels.get(address));
            boolean open = label.filter(Label::showsRecord).isPresent();
            people.put(
                    address,
                    new Person(
                            address,
                            label.map(Label::name),
                            open,
                            open ? shown.getOrDefault(address, List.of()) : List.of()));
        }
        return people;
    }
}
