package io.stint.hub.arbiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.document.body.LanguageTag;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Offers of arbiters, and who is found by them. */
class ArbiterIndexTest {
    private static final int MANY = 23;

    private static Village village;
    private static Hand visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        visitor = Hand.signedOut(village, DevAccounts.KEYS.get(5));
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hand hand(String name) {
        return Hand.of(
                village, PrivateKey.parse(Hash32.keccak("arbiter " + name).hex()));
    }

    private static ArbiterOffer offer(long sat, String language, String subject, boolean open) {
        return new ArbiterOffer(
                Amount.ofSat(sat),
                List.of(new LanguageTag(language)),
                List.of(subject),
                3,
                72,
                Optional.of("I look at what was agreed."),
                open);
    }

    private static List<String> found(String query) {
        List<String> found = new ArrayList<>();
        visitor.get("/api/arbiters" + query)
                .ok()
                .get("arbiters")
                .forEach(arbiter -> found.add(arbiter.get("address").asString()));
        return found;
    }

    @Test
    void anArbiterIsFoundByLanguageSubjectAndFee() {
        Hand potter = hand("potter");
        potter.publish(offer(1_000, "sv", "Ceramics", true)).ok();
        String who = potter.address().toString();

        assertThat(found("?subject=ceramics")).containsExactly(who);
        assertThat(found("?subject=CERAMICS&language=sv&fee=0.00001")).containsExactly(who);
        assertThat(found("?subject=ceramics&language=fi")).isEmpty();
        assertThat(found("?subject=ceramics&fee=0.000009")).isEmpty();
        assertThat(found("?subject=ceram")).isEmpty();
        assertThat(visitor.get("/api/arbiters?fee=cheap").status()).isEqualTo(400);
        assertThat(visitor.get("/api/arbiters?after=0.0").status()).isEqualTo(400);
    }

    @Test
    void whatWasSignedLastCounts() {
        Hand weaver = hand("weaver");
        Instant now = Instant.now();
        weaver.publish(offer(5_000, "de", "weaving", true), now).ok();
        weaver.publish(offer(6_000, "de", "weaving", true), now.minusSeconds(60))
                .ok();

        JsonNode said = visitor.get("/api/arbiters/" + weaver.address()).ok();
        assertThat(said.get("offer").get("fee").asString())
                .isEqualTo(Amount.ofSat(5_000).wei().toString());
        assertThat(said.get("record").get("cases").asInt()).isZero();

        weaver.publish(offer(5_000, "de", "weaving", false), now.plusSeconds(60))
                .ok();
        assertThat(found("?subject=weaving")).isEmpty();
        assertThat(visitor.get("/api/arbiters/" + weaver.address())
                        .ok()
                        .get("offer")
                        .get("open")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoseProfileIsHiddenOffersNothing() {
        Hand loud = hand("loud");
        loud.publish(offer(2_000, "nl", "shouting", true)).ok();
        assertThat(found("?subject=shouting")).hasSize(1);
        Path postgres = village.commands().data().resolve(EmbeddedDatabase.FOLDER);

        try (Database database =
                Database.open(EmbeddedDatabase.running(postgres).orElseThrow())) {
            database.transact(handle ->
                    handle.createUpdate("""
                            insert into hidden (kind, thing, category, note, by, at)
                            values ('profile', :who, 'spam', '', :who, now())""").bind("who", loud.address()).execute());
        }

        assertThat(found("?subject=shouting")).isEmpty();
        assertThat(visitor.get("/api/arbiters/" + loud.address()).status()).isEqualTo(404);
    }

    @Test
    void nobodyIsNoArbiter() {
        assertThat(visitor.get("/api/arbiters/" + hand("nobody").address()).status())
                .isEqualTo(404);
    }

    /** The cheapest first among those without a record, of the same price in the order of their addresses. */
    @Test
    void theListGoesOnWhereAPageEnded() {
        List<String> expected = IntStream.range(0, MANY)
                .mapToObj(i -> {
                    Hand one = hand("many " + i);
                    one.publish(offer(100 + i / 2, "is", "many", true)).ok();
                    return "%03d %s"
                            .formatted(100 + i / 2, one.address().toString().toLowerCase(java.util.Locale.ROOT));
                })
                .sorted()
                .toList();

        JsonNode first = visitor.get("/api/arbiters?language=is").ok();
        JsonNode second = visitor.get(
                        "/api/arbiters?language=is&after=" + first.get("next").asString())
                .ok();

        List<String> seen = new ArrayList<>();
        for (JsonNode page : List.of(first, second)) {
            assertThat(page.get("count").asInt()).isEqualTo(MANY);
            page.get("arbiters")
                    .forEach(arbiter -> seen.add("%03d %s"
                            .formatted(
                                    Long.parseLong(arbiter.get("offer")
                                                    .get("fee")
                                                    .asString())
                                            / 10_000_000_000L,
                                    arbiter.get("address").asString().toLowerCase(java.util.Locale.ROOT))));
        }
        assertThat(second.has("next")).isFalse();
        assertThat(seen).isEqualTo(expected);
    }
}
