package io.stint.hub.room;

import io.stint.hub.document.Documents;
import io.stint.hub.market.Profiles;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names out of the newest profiles, reading keys as they were published. */
public final class StoredPeople implements People {
    private final Profiles profiles;
    private final Documents documents;
    private final Map<Address, String> known;

    /** @param known how those without a profile are called */
    public StoredPeople(Profiles profiles, Documents documents, Map<Address, String> known) {
        this.profiles = profiles;
        this.documents = documents;
        this.known = Map.copyOf(known);
    }

    @Override
    public Answer<Known> known(Questions ask, Collection<Address> addresses) {
        Answer<Map<Address, String>> names = profiles.names(ask, addresses);
        Answer<Set<Address>> readers = Documents.authors(ask, DocumentKind.READING_KEY, addresses);
        return () -> new Known(withKnown(names.get(), addresses), readers.get());
    }

    @Override
    public Map<Address, String> names(Collection<Address> addresses) {
        return withKnown(profiles.names(addresses), addresses);
    }

    private Map<Address, String> withKnown(Map<Address, String> stored, Collection<Address> addresses) {
        Map<Address, String> names = new HashMap<>(stored);
        addresses.stream()
                .filter(known::containsKey)
                .forEach(address -> names.putIfAbsent(address, known.get(address)));
        return names;
    }

    @Override
    public Set<Address> readers(Collection<Address> addresses) {
        return documents.authors(DocumentKind.READING_KEY, addresses);
    }
}
