package io.stint.hub.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Guest;
import io.stint.hub.Guest.Reply;
import io.stint.hub.Village;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TransactionsTest {
    private static final Amount SOME = Amount.ofSat(1_000);

    @TempDir
    static Path folder;

    private static Village village;

    @BeforeAll
    static void start() {
        village = Village.in(folder);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Guest signedIn(PrivateKey key) {
        return new Guest(village.address()).signIn(key);
    }

    private static Node node() {
        return village.chain().node();
    }

    private static Address fresh(int number) {
        return Address.parse("0x%040x".formatted(0x1000 + number));
    }

    private static ObjectNode form(Address to, String amount) {
        return Guest.object()
                .put("to", to.toString())
                .put("token", Address.ZERO.hex())
                .put("amount", amount)
                .put("all", false);
    }

    /** Signs as the browser's wallet does what the hub prepared. */
    private static ObjectNode signed(JsonNode transaction, long chainId, Guest caller, PrivateKey key) {
        long nonce = caller.get("/api/transactions/nonce").json().get("nonce").asLong();
        UnsignedTransaction unsigned = new UnsignedTransaction.Legacy(
                chainId,
                nonce,
                new BigInteger(transaction.get("gasPrice").asString()),
                Long.parseLong(transaction.get("gas").asString()),
                Optional.of(Address.parse(transaction.get("to").asString())),
                Amount.ofWei(new BigInteger(transaction.get("value").asString())),
                Bytes.parse(transaction.get("data").asString()));
        return Guest.object().put("raw", unsigned.sign(key).raw().hex());
    }

    private static JsonNode prepared(Guest caller, ObjectNode form) {
        Reply reply = caller.post("/api/actions/send/prepare", form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void whatIsPreparedAndSignedArrivesAndIsRemembered() {
        PrivateKey key = DevAccounts.KEYS.get(4);
        Guest caller = signedIn(key);
        Address to = fresh(1);
        JsonNode prepared = prepared(caller, form(to, "0.00001"));
        assertThat(prepared.get("summary").get(0).asString()).contains(to.toString());
        assertThat(prepared.get("undoable").asBoolean()).isFalse();

        Reply reply = caller.post("/api/transactions", signed(prepared.get("transaction"), 31_337, caller, key));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        String hash = reply.json().get("hash").asString();
        Reply noted =
                caller.post(prepared.get("submit").asString(), Guest.object().put("transaction", hash));

        assertThat(node().balance(to)).isEqualTo(SOME);
        assertThat(noted.json().get("location").asString()).isEqualTo("/wallet/transactions/" + hash);
        assertThat(caller.get("/api/transactions/" + hash).json().get("state").asString())
                .isEqualTo("done");
        assertThat(caller.get("/wallet").body()).contains(hash);
        assertThat(caller.get("/wallet/transactions/" + hash + "/state").body()).doesNotContain("hx-get");
    }

    @Test
    void sentTwiceAtOnceItIsSentOnce() {
        PrivateKey key = DevAccounts.KEYS.get(5);
        Guest caller = signedIn(key);
        Address to = fresh(2);
        ObjectNode raw = signed(prepared(caller, form(to, "0.00001")).get("transaction"), 31_337, caller, key);

        List<CompletableFuture<Reply>> posts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> caller.post("/api/transactions", raw)))
                .limit(4)
                .toList();
        List<Reply> replies = posts.stream().map(CompletableFuture::join).toList();

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(replies)
                .extracting(Reply::body)
                .containsOnly(replies.getFirst().body());
        assertThat(node().balance(to)).isEqualTo(SOME);
        assertThat(node().nonce(key.address())).isOne();
    }

    @Test
    void allOfItLeavesNothingBehind() {
        PrivateKey key = PrivateKey.parse("0x" + "07".repeat(32));
        PrivateKey rich = DevAccounts.KEYS.get(7);
        Guest donor = signedIn(rich);
        JsonNode gift = prepared(donor, form(key.address(), "1"));
        donor.post("/api/transactions", signed(gift.get("transaction"), 31_337, donor, rich));
        Guest caller = signedIn(key);
        ObjectNode form = form(fresh(3), "0").put("all", true);
        form.remove("amount");

        JsonNode all = prepared(caller, form);
        caller.post("/api/transactions", signed(all.get("transaction"), 31_337, caller, key));

        assertThat(node().balance(key.address())).isEqualTo(Amount.ZERO);
        assertThat(node().balance(fresh(3)).wei().toString())
                .isEqualTo(all.get("transaction").get("value").asString());
    }

    @Test
    void anotherChainsTransactionIsRefused() {
        PrivateKey key = DevAccounts.KEYS.get(6);
        Guest caller = signedIn(key);
        JsonNode transaction = prepared(caller, form(fresh(4), "0.00001")).get("transaction");

        Reply reply = caller.post("/api/transactions", signed(transaction, 30, caller, key));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("chain 30");
        assertThat(node().nonce(key.address())).isZero();
    }

    @Test
    void anothersTransactionIsRefused() {
        PrivateKey key = DevAccounts.KEYS.get(6);
        Guest caller = signedIn(key);
        JsonNode transaction = prepared(caller, form(fresh(5), "0.00001")).get("transaction");

        Reply reply = caller.post("/api/transactions", signed(transaction, 31_337, caller, DevAccounts.KEYS.get(8)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(node().nonce(DevAccounts.KEYS.get(8).address())).isZero();
    }

    @Test
    void othersDoNotSeeIt() {
        PrivateKey key = DevAccounts.KEYS.get(8);
        Guest caller = signedIn(key);
        JsonNode transaction = prepared(caller, form(fresh(6), "0.00001")).get("transaction");
        String hash = caller.post("/api/transactions", signed(transaction, 31_337, caller, key))
                .json()
                .get("hash")
                .asString();

        Guest stranger = signedIn(DevAccounts.KEYS.get(6));

        assertThat(stranger.get("/api/transactions/" + hash).status()).isEqualTo(404);
        assertThat(stranger.post("/api/transactions/sent", Guest.object().put("transaction", hash))
                        .status())
                .isEqualTo(403);
        assertThat(new Guest(village.address()).get("/api/transactions/" + hash).status())
                .isEqualTo(401);
    }

    @Test
    void whoNamesAHashFirstDoesNotKeepItFromItsSender() {
        PrivateKey key = DevAccounts.KEYS.get(1);
        Guest sender = signedIn(key);
        Guest other = signedIn(DevAccounts.KEYS.get(6));
        JsonNode transaction = prepared(sender, form(fresh(8), "0.00001")).get("transaction");
        ObjectNode signed = signed(transaction, 31_337, sender, key);
        String hash = SignedTransaction.read(Bytes.parse(signed.get("raw").asString()))
                .hash()
                .hex();
        ObjectNode named = Guest.object().put("transaction", hash);
        assertThat(other.post("/api/transactions/sent", named).status()).isEqualTo(200);

        assertThat(sender.post("/api/transactions", signed).status()).isEqualTo(200);

        assertThat(sender.get("/api/transactions/" + hash).status()).isEqualTo(200);
        assertThat(other.get("/api/transactions/" + hash).status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeSentIsSaidAtTheField() {
        Guest caller = signedIn(DevAccounts.KEYS.get(6));

        assertThat(wrongField(caller, form(Address.ZERO, "1"))).isEqualTo("to");
        assertThat(wrongField(caller, form(fresh(7), "1e3"))).isEqualTo("amount");
        assertThat(wrongField(caller, form(fresh(7), "0"))).isEqualTo("amount");
        assertThat(wrongField(caller, form(fresh(7), "0.0000000000000000001"))).isEqualTo("amount");
        assertThat(wrongField(caller, form(fresh(7), "10001"))).isEqualTo("amount");
        assertThat(wrongField(caller, form(fresh(7), "10000"))).isEqualTo("amount");
        assertThat(wrongField(caller, form(fresh(7), "1").put("to", "0x3c44CdDdB6a900fa2b585dd299e03d12FA4293BC")))
                .isEqualTo("to");
        assertThat(wrongField(caller, form(fresh(7), "1").put("token", fresh(7).hex())))
                .isEqualTo("token");
    }

    private static String wrongField(Guest caller, ObjectNode form) {
        Reply reply = caller.post("/api/actions/send/prepare", form);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        return reply.json().get("fields").propertyNames().iterator().next();
    }
}
