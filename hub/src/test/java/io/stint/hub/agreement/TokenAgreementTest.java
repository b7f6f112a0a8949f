package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.TestDollar;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.hub.Village;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Pay in a token with six decimals, by what the pages ask of the hub. */
class TokenAgreementTest {
    private static final Address TOKEN = TestDollar.TOKEN.address();
    private static Village village;
    private static Scene scene;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        village = Village.in(folder);
        scene = new Scene(village);
        Path data = Files.createDirectories(folder.resolve("minter"));
        PrivateKey minter = PrivateKey.parse(Hash32.keccak("minter").hex());
        node().rpc().once("anvil_setBalance", minter.address().toString(), "0xde0b6b3a7640000");
        try (Outbox outbox = Outbox.open(data, village.chain().profile().chainId())) {
            TestDollar.mint(
                    new Sender(village.chain().profile(), node(), minter, outbox, Progress.SILENT),
                    scene.client.address(),
                    dollars(1_000));
        }
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Node node() {
        return village.chain().node();
    }

    private static Amount dollars(long whole) {
        return Amount.ofWei(BigInteger.valueOf(whole * 1_000_000));
    }

    private static Map<String, String> terms(String sum) {
        Map<String, String> terms = new HashMap<>(scene.terms());
        terms.put("token", TOKEN.toString());
        terms.put("unit", "tUSD");
        terms.put("sum", sum);
        terms.put("claimCap", "40");
        terms.put("arbiterFee", "0.5");
        return terms;
    }

    private static Hash32 accepted(String sum) {
        Hash32 id = scene.offered(terms(sum));
        scene.worker.act(id, "accept", Map.of());
        return id;
    }

    private static TokenReader reader() {
        return new TokenReader(node(), TOKEN);
    }

    private static BigInteger allowance() {
        return reader().allowance(scene.client.address(), EscrowDeployment.address());
    }

    private static void send(JsonNode prepared) {
        scene.client
                .post(prepared.get("submit").asString(), scene.client.answer(prepared))
                .ok();
    }

    @Test
    void isAllowedOpenedToppedUpApprovedAndDrawn() {
        Hash32 id = accepted("100.5");
        BigInteger before = reader().balance(scene.worker.address());

        JsonNode first = scene.client.prepare(id, "open", Map.of()).ok();
        assertThat(first.get("before").asString()).isEqualTo("open");
        assertThat(first.get("summary").toString()).contains("exactly 100.5");
        assertThat(first.get("transaction").get("to").asString()).isEqualTo(TOKEN.toString());
        assertThat(first.get("transaction").get("value").asString()).isEqualTo("0");
        send(first);
        Scene.await(() -> allowance().equals(BigInteger.valueOf(100_500_000)));

        JsonNode second = scene.client.prepare(id, "open", Map.of()).ok();
        assertThat(second.has("before")).isFalse();
        assertThat(second.get("unit").get("decimals").asInt()).isEqualTo(6);
        send(second);
        scene.await(id, room -> Scene.state(room).equals("open"));
        assertThat(allowance()).as("no more than what was put in").isEqualTo(BigInteger.ZERO);

        scene.client.act(id, "topup", Map.of("amount", "9.5", "unit", "tUSD"));
        Scene.await(() -> allowance().signum() > 0);
        scene.client.act(id, "topup", Map.of("amount", "9.5", "unit", "tUSD"));
        scene.await(id, room -> Scene.money(room, "left").equals(dollars(110)));

        scene.client.act(id, "approve", Map.of("total", "999999"));
        JsonNode small = scene.worker.prepare(id, "draw", Map.of()).ok();
        assertThat(small.has("transaction")).isTrue();
        assertThat(small.get("summary").toString())
                .contains("The hub pays the gas from 1\u00a0tUSD on", "for sums from 1\u00a0tUSD on");

        scene.client.act(id, "approve", Map.of("total", "20500000"));
        // The hub pays the gas of a draw in a token that it knows, so a worker without any coin has the pay.
        node().rpc().once("anvil_setBalance", scene.worker.address().toString(), "0x0");
        scene.worker.act(id, "draw", Map.of());
        scene.await(id, room -> Scene.money(room, "drawn").equals(Amount.ofWei(BigInteger.valueOf(20_500_000))));
        assertThat(reader().balance(scene.worker.address()).subtract(before)).isEqualTo(BigInteger.valueOf(20_500_000));
    }

    @Test
    void tooLittleOfTheTokenIsSaidBeforeAnythingIsSent() {
        Hash32 id = accepted("5000");
        Hand.Reply refused = scene.client.prepare(id, "open", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).contains("5000 tUSD are to be put in");
    }

    @Test
    void whatIsOpenedAgainWhileTheAllowanceIsTooSmallAsksForItAnew() {
        Hash32 id = accepted("7");
        JsonNode less = scene.client
                .prepare(id, "open", Map.of("amount", "3", "unit", "tUSD"))
                .ok();
        send(less);
        Scene.await(() -> allowance().equals(BigInteger.valueOf(3_000_000)));

        JsonNode again = scene.client.prepare(id, "open", Map.of()).ok();
        assertThat(again.get("summary").toString()).contains("exactly 7");
        send(again);
        Scene.await(() -> allowance().equals(BigInteger.valueOf(7_000_000)));
        scene.client.act(id, "open", Map.of());
        scene.await(id, room -> Scene.state(room).equals("open"));
    }

    @Test
    void aTokenThatLiesPutsNothingIn() throws IOException {
        Hash32 id = accepted("8");
        String honest = node().code(TOKEN).hex();
        node().rpc().once("anvil_setCode", TOKEN.toString(), liar());
        try {
            send(scene.client.prepare(id, "open", Map.of()).ok());
            Scene.await(() -> allowance().equals(BigInteger.valueOf(8_000_000)));
            Hand.Reply refused = scene.client.prepare(id, "open", Map.of());
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("detail").asString()).contains("The escrow would refuse this");
        } finally {
            node().rpc().once("anvil_setCode", TOKEN.toString(), honest);
        }
        assertThat(Scene.state(scene.room(id))).isEqualTo("accepted");
    }

    private static String liar() throws IOException {
        try (InputStream in = TokenAgreementTest.class.getResourceAsStream("Liar.hex")) {
            return "0x" + new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }

    @Test
    void aTokenThatNobodyKnowsHereIsRefused() {
        Map<String, String> terms = terms("10");
        terms.put("token", scene.arbiter.address().toString());
        Hand.Reply refused = scene.client.post("/api/agreements", terms);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("fields").has("token")).isTrue();
    }

    @Test
    void moreDigitsThanTheTokenHasAreRefused() {
        Map<String, String> terms = terms("1.0000001");
        assertThat(scene.client
                        .post("/api/agreements", terms)
                        .json()
                        .get("fields")
                        .has("sum"))
                .isTrue();
    }
}
