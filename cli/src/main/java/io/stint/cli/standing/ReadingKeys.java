package io.stint.cli.standing;

import io.stint.cli.key.KeyFiles;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.keystore.Keystore.Strength;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The key that opens what is sealed for a client, on the machine of their agent. */
final class ReadingKeys {
    private ReadingKeys() {}

    /**
     * The one that the client published at the hub: of the built-in wallet, or of one that signs for it.
     *
     * @throws BadInput when it is neither
     */
    static ReadingKeyPair of(PrivateKey client, HubSession session, URI hub) {
        Optional<PublicReadingKey> published = session.find("/api/reading-keys/" + client.address())
                .map(json ->
                        PublicReadingKey.parse(json.path("body").path("key").asString("")));
        return Stream.of(ReadingKeyPair.of(client), ReadingKeyPair.of(client.sign(ReadingKeyPair.REQUEST.digest())))
                .filter(pair -> published.filter(pair.publicKey()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new BadInput(client.address() + " has published no reading key at " + hub
                        + " that follows from this key; sign in there once with the same wallet"));
    }

    /** A keystore, as the lent key: both are 32 secret bytes. */
    static void create(Path file, ReadingKeyPair pair, char[] password) {
        KeyFiles.create(file, PrivateKey.of(pair.secret()), password, Strength.STANDARD);
    }

    static ReadingKeyPair open(Path file, char[] password) {
        return ReadingKeyPair.of(KeyFiles.open(file, password).bytes());
    }
}
