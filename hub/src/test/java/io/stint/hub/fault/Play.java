package io.stint.hub.fault;

import static io.stint.hub.agreement.Scene.wei;

import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.agreement.Scene;
import io.stint.hub.document.OneDocument;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One agreement between two people who do nothing else: a job is posted, terms are accepted, 100 thousandths opened,
 * {@value #DRAWS} times {@value #EACH} approved and drawn, {@value #CLAIMED} claimed and conceded.
 */
final class Play {
    static final int DRAWS = 4;
    static final int EACH = 5;
    static final int CLAIMED = 10;
    static final int OPENED = 100;

    /** To the worker, in all. */
    static final int PAID = DRAWS * EACH + CLAIMED;

    /** What the keeper sends for it: the draws, the claim, the concession. */
    static final int SENT = DRAWS + 2;

    private static final JsonMapper JSON = new JsonMapper();
    private static final Amount PURSE = Scene.milli(1_000);

    final Insistent client;
    final Insistent worker;
    private final Node node;
    private final Optional<String> layer;
    private String agreement = "";

    Play(URI hub, Node node, SecureRandom random) {
        this(hub, node, Optional.empty(), random);
    }

    /** @param layer where the agreement is; empty: on the hub's first */
    Play(URI hub, Node node, Optional<String> layer, SecureRandom random) {
        this.layer = layer;
        this.node = node;
        this.client = new Insistent(hub, PrivateKey.generate(random));
        this.worker = new Insistent(hub, PrivateKey.generate(random));
        node.rpc()
                .once(
                        "anvil_setBalance",
                        client.address().hex(),
                        "0x" + PURSE.wei().toString(16));
    }

    String agreement() {
        return agreement;
    }

    Optional<String> layer() {
        return layer;
    }

    void run() throws InterruptedException {
        begin();
        drawAndClaim();
    }

    /** Until it is open. */
    void begin() throws InterruptedException {
        client.signIn();
        worker.signIn();
        client.post("/api/documents", OneDocument.job("Wanted by " + client.address(), client.key()));
        agreement = client.post("/api/agreements", terms()).get("agreement").asString();
        worker.act(agreement, "accept", "{}");
        open();
    }

    private void drawAndClaim() throws InterruptedException {
        for (int i = 1; i <= DRAWS; i++) {
            client.act(agreement, "approve", "{\"total\":\"" + wei((long) i * EACH) + "\"}");
            worker.act(agreement, "draw", "{}");
            Amount drawn = Scene.milli((long) i * EACH);
            await(room -> Scene.money(room, "drawn").equals(drawn) && Play.idle(room));
        }
        worker.act(agreement, "claim", "{\"sum\":\"" + wei(CLAIMED) + "\"}");
        await(room -> Scene.claim(room).equals("pending") && Play.idle(room));
        client.act(agreement, "concede", "{}");
        await(room -> Scene.claim(room).equals("conceded") && Play.idle(room));
    }

    static boolean idle(JsonNode room) {
        return room.get("underWay").isEmpty();
    }

    private String terms() {
        ObjectNode terms = JSON.createObjectNode();
        terms.put("client", client.address().toString())
                .put("worker", worker.address().toString());
        terms.put("arbiter", Address.ZERO.toString()).put("claimCap", wei(40)).put("arbiterFee", "0");
        terms.put("review", Long.toString(Scene.REVIEW.toSeconds())).put("ruling", "0");
        terms.put("notice", Long.toString(Scene.NOTICE.toSeconds())).put("fallbackBps", "5000");
        terms.put("scope", Hash32.keccak("scope").hex()).put("sum", wei(OPENED));
        terms.put("salt", new BigInteger(128, new SecureRandom()).toString());
        layer.ifPresent(key -> terms.put("layer", key));
        return terms.toString();
    }

    /** The wallet sends it, once; whatever becomes of the hub. */
    private void open() throws InterruptedException {
        JsonNode prepared = client.prepare(agreement, "open", "{}");
        JsonNode transaction = prepared.get("transaction");
        SignedTransaction signed = new UnsignedTransaction.Legacy(
                        transaction.get("chainId").asLong(),
                        node.pendingNonce(client.address()),
                        new BigInteger(transaction.get("gasPrice").asString()),
                        Long.parseLong(transaction.get("gas").asString()),
                        Optional.of(Address.parse(transaction.get("to").asString())),
                        Amount.ofWei(new BigInteger(transaction.get("value").asString())),
                        Bytes.parse(transaction.get("data").asString()))
                .sign(client.key());
        Hash32 hash = node.sendRaw(signed.raw());
        client.post(
                prepared.get("submit").asString(),
                JSON.createObjectNode().put("transaction", hash.hex()).toString());
        await(room -> Scene.state(room).equals("open"));
    }

    JsonNode room() throws InterruptedException {
        return worker.get("/api/agreements/" + agreement);
    }

    void await(Predicate<JsonNode> wanted) throws InterruptedException {
        for (int i = 0; i < 4_000; i++) {
            if (wanted.test(room())) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nothing came of it: " + room());
    }
}
