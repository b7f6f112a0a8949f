package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static io.stint.hub.document.SomeDocuments.message;
import static io.stint.hub.document.SomeDocuments.sealed;
import static io.stint.hub.document.SomeDocuments.wire;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecordApiTest {
    private static final AgreementFile AGREEMENT = AgreementFile.draft(33, CLIENT.address(), 0, terms());
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Blobs BLOBS = new Blobs(DATABASE, CLOCK);
    private static final TestServer SERVER =
            new TestServer(DATABASE, new RecordRoutes(new DocumentLists(DATABASE), BLOBS, new OneAgreement()));

    private static Terms terms() {
        return new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.MAX,
                Amount.ofWei(BigInteger.ZERO),
                Duration.ofDays(3),
                Duration.ZERO,
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(0),
                new BasisPoints(0),
                Hash32.keccak("scope"),
                BigInteger.ONE);
    }

    private static final class OneAgreement implements AgreementRecords {
        @Override
        public Optional<AgreementFile> find(Hash32 agreement, Address person) {
            return of(person).stream()
                    .filter(file -> file.id().equals(agreement))
                    .findFirst();
        }

        @Override
        public List<AgreementFile> of(Address person) {
            boolean party = person.equals(CLIENT.address()) || person.equals(WORKER.address());
            return party ? List.of(AGREEMENT) : List.of();
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    private static Map<String, String> record(PrivateKey person, String path) throws IOException {
        byte[] archive = SERVER.signedIn(person.address()).getBytes(path).body();
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }

    @Test
    void aRecordHasAllThatIsNeededWithoutTheHub() throws IOException {
        Documents documents = new Documents(DATABASE, CLOCK, List.of());
        Submission letter = sealed(message("In the room"), CLIENT, WORKER).inAgreement(AGREEMENT.id());
        documents.accept(letter);
        for (int i = 0; i < DocumentPage.SIZE; i++) {
            documents.accept(sealed(message("Not for the worker"), CLIENT).inAgreement(AGREEMENT.id()));
        }
        Blob file = BLOBS.store(WORKER.address(), BlobType.ANY, "ciphertext".getBytes(UTF_8));
        Blob theirs = BLOBS.store(CLIENT.address(), BlobType.ANY, "of the client".getBytes(UTF_8));
        Blob hidden = BLOBS.store(CLIENT.address(), BlobType.ANY, "for nobody".getBytes(UTF_8));
        Submission answer = sealed(message("With a file"), CLIENT, WORKER)
                .inAgreement(AGREEMENT.id())
                .withFiles(Set.of(theirs.hash()));
        documents.accept(answer);
        documents.accept(
                sealed(message("For me"), CLIENT).inAgreement(AGREEMENT.id()).withFiles(Set.of(hidden.hash())));
        String second = "documents/" + answer.id() + "-" + CLIENT.address().hex() + ".json";
        String name = "documents/" + letter.id() + "-" + CLIENT.address().hex() + ".json";
        String agreement = "agreements/" + AGREEMENT.id() + ".json";

        Map<String, String> all = record(WORKER, "/api/record");
        Map<String, String> one = record(WORKER, "/api/agreements/" + AGREEMENT.id() + "/record");

        assertThat(all)
                .containsOnlyKeys(
                        "README.txt", agreement, name, second, "files/" + file.hash(), "files/" + theirs.hash());
        assertThat(all).containsEntry("files/" + theirs.hash(), "of the client");
        assertThat(all.get(second)).contains("\"files\":[\"" + theirs.hash() + "\"]");
        assertThat(all).containsEntry(name, wire(letter)).containsEntry("files/" + file.hash(), "ciphertext");
        assertThat(one).containsOnlyKeys("README.txt", agreement, name, second, "files/" + theirs.hash());
        assertThat(AgreementFiles.read(requireNonNull(one.get(agreement)))).isEqualTo(AGREEMENT);
        assertThat(record(CLIENT, "/api/record")).hasSize(5 + 2 + DocumentPage.SIZE);
    }

    @Test
    void aStrangerHasNoPartInIt() throws IOException {
        String path = "/api/agreements/" + AGREEMENT.id() + "/record";

        assertThat(SERVER.signedIn(OTHER.address()).get(path).statusCode()).isEqualTo(404);
        assertThat(SERVER.stranger().get(path).statusCode()).isEqualTo(401);
        assertThat(SERVER.stranger().get("/api/record").statusCode()).isEqualTo(401);
        assertThat(record(OTHER, "/api/record")).containsOnlyKeys("README.txt");
    }
}
