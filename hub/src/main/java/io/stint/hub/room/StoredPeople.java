package io.stint.hub.room;

import io.stint.hub.document.Documents;
import io.stint.hub.document.Held;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Address;
import java.util.Map;
import java.util.Optional;

/** Names out of the newest profiles, reading keys as they were published. */
public final class StoredPeople implements People {
    private final Documents documents;
    private final Map<Address, String> known;

    /** @param known how those without a profile are called */
    public StoredPeople(Documents documents, Map<Address, String> known) {
        this.documents = documents;
        this.known = Map.copyOf(known);
    }

    @Override
    public Optional<String> name(Address address) {
        return documents
                .newest(DocumentKind.PROFILE, address)
                .map(Held::document)
                .flatMap(document -> document.body())
                .map(body -> Profile.parse(body).name())
                .or(() -> Optional.ofNullable(known.get(address)));
    }

    @Override
    public boolean canRead(Address address) {
        return documents.newest(DocumentKind.READING_KEY, address).isPresent();
    }
}
