package io.stint.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.history.Verifier;
import io.stint.hub.Guest;
import io.stint.hub.Guest.Reply;
import io.stint.hub.HubConfig.Person;
import io.stint.hub.Village;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo's marketplace: stopped in its making, made to its end, and started once more. */
class SeedsTest {
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)\"");

    private static Village village;

    @BeforeAll
    static void start(@TempDir Path folder) throws InterruptedException {
        village = Village.in(folder);
        // The agreements have just begun when the hub stops.
        village.seed();
        village.restart();
        village.fill();
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Guest as(Person seat) {
        return Guest.of(village, seat.key());
    }

    private static List<JsonNode> agreements(Guest guest) {
        return guest.get("/api/agreements")
                .json()
                .get("agreements")
                .valueStream()
                .toList();
    }

    private static List<String> waiting(Guest guest) {
        return agreements(guest).stream()
                .flatMap(line -> line.get("steps").valueStream())
                .filter(step -> step.get("waits").asBoolean())
                .map(step -> step.get("action").asString())
                .sorted()
                .toList();
    }

    @Test
    void everyStateAnAgreementCanHaveIsThere() {
        Map<String, Long> states = agreements(as(Village.CLIENT)).stream()
                .collect(Collectors.groupingBy(line -> line.get("state").asString(), Collectors.counting()));

        assertThat(states).isEqualTo(Map.of("offered", 1L, "accepted", 1L, "open", 4L, "closed", 1L));
    }

    @Test
    void somethingWaitsForEachPerson() {
        assertThat(waiting(as(Village.CLIENT))).contains("object", "open");
        assertThat(waiting(as(Village.WORKER))).containsExactly("accept", "draw");
        assertThat(waiting(as(Village.ARBITER))).containsExactly("rule");
    }

    @Test
    void theChainProvesEveryAgreementThatIsOpen() {
        Verifier verifier =
                new Verifier(village.chain().profile(), village.chain().node());
        List<Hash32> open = agreements(as(Village.CLIENT)).stream()
                .filter(line ->
                        List.of("open", "closed").contains(line.get("state").asString()))
                .map(line -> Hash32.parse(line.get("agreement").asString()))
                .toList();

        assertThat(open)
                .hasSize(5)
                .allSatisfy(id -> assertThat(verifier.verify(id, 0).passed()).isTrue());
    }

    @Test
    void everyReaderOpensWhatWasAgreed() {
        for (JsonNode line : agreements(as(Village.CLIENT))) {
            DocumentId scope = DocumentId.parse(line.get("scope").asString());
            for (Person reader : List.of(Village.CLIENT, Village.ARBITER)) {
                JsonNode held = as(reader).get("/api/documents/" + scope).json();
                assertThat(title(held, scope, reader.key())).isNotBlank();
            }
        }
    }

    private static String title(JsonNode held, DocumentId id, PrivateKey reader) {
        SealedDocument document = new SealedDocument(
                id,
                DocumentKind.SCOPE,
                Instant.ofEpochSecond(held.get("createdAt").asLong()),
                Address.parse(held.get("author").asString()),
                Signature.parse(held.get("signature").asString()),
                SealedForm.parse(held.get("sealed").toString()));
        return Scope.parse(document.open(ReadingKeyPair.of(reader), reader.address())
                        .body())
                .title();
    }

    @Test
    void everyPageThatAPersonIsLedToIsThere() {
        for (Person seat : List.of(Village.CLIENT, Village.WORKER, Village.ARBITER)) {
            Guest guest = as(seat);
            for (String page : List.of("/", "/mine", "/inbox", "/desk", "/earnings", "/network", "/wallet")) {
                Reply reply = guest.get(page);
                assertThat(reply.status()).as(page + " for " + seat.name()).isEqualTo(200);
                for (String link : links(reply.body())) {
                    assertThat(guest.get(link).status())
                            .as(link + " on " + page + " for " + seat.name())
                            .isEqualTo(200);
                }
            }
        }
    }

    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    @Test
    void theNextStartAddsNothing() throws InterruptedException {
        String documents = as(Village.CLIENT).get("/api/public/documents").body();
        String lines = agreements(as(Village.CLIENT)).toString();
        long block = village.chain().node().blockNumber();

        village.restart();
        village.fill();

        assertThat(as(Village.CLIENT).get("/api/public/documents").body()).isEqualTo(documents);
        assertThat(agreements(as(Village.CLIENT)).toString()).isEqualTo(lines);
        assertThat(village.chain().node().blockNumber()).isEqualTo(block);
    }
}
