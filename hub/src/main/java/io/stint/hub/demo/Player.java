package io.stint.hub.demo;

import io.stint.chain.escrow.TestDollar;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Somebody with a key who does by the hub's API what the pages do, and signs as a wallet signs. */
final class Player implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(80);

    private final PrivateKey key;
    private final Node node;
    private final Door door;

    Player(PrivateKey key, Node node, Door door) {
        this.key = key;
        this.node = node;
        this.door = door;
    }

    Address address() {
        return key.address();
    }

    /** As a wallet that has the private key derives it. */
    PublicReadingKey readingKey() {
        return ReadingKeyPair.of(key).publicKey();
    }

    /** Hands a public document in, unless it is there. */
    DocumentId publish(Body body, Instant at) {
        DocumentId id = DocumentId.of(body.json());
        if (!isStored(id)) {
            Document document = Document.sign(body.kind(), at, body.json(), key);
            hand(document, "body", body.json().text(), Map.of());
        }
        return id;
    }

    /**
     * Hands a private document in, unless it is there.
     *
     * @param readers beside the author
     * @param place {@code agreement} or {@code job} that it belongs to, by these names
     */
    DocumentId seal(Body body, Instant at, List<Player> readers, Map<String, String> place) {
        DocumentId id = DocumentId.of(body.json());
        if (!isStored(id)) {
            SequencedMap<Address, PublicReadingKey> keys = new LinkedHashMap<>();
            keys.put(address(), readingKey());
            readers.forEach(reader -> keys.put(reader.address(), reader.readingKey()));
            Document document = Document.sign(body.kind(), at, body.json(), key);
            String sealed =
                    SealedDocument.seal(document, keys, RANDOM).sealed().json().text();
            hand(document, "sealed", sealed, place);
        }
        return id;
    }

    /** Whether this player can see the document. */
    boolean isStored(DocumentId id) {
        return door.look("/api/documents/" + id).isPresent();
    }

    private void hand(Document document, String form, String json, Map<String, String> place) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", address().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex());
        place.forEach(node::put);
        node.putRawValue(form, new RawValue(json));
        door.post("/api/documents", node);
    }

    /** Proposes terms; the same terms again are the same agreement. */
    Hash32 offer(Map<String, String> terms) {
        return Hash32.parse(
                door.post("/api/agreements", fields(terms)).get("agreement").asString());
    }

    /** A page of the hub as this player sees it. */
    String page(String path) {
        return door.page(path);
    }

    JsonNode room(Hash32 agreement) {
        return door.get("/api/agreements/" + agreement.hex());
    }

    /** Whether anything was ever published on the hub. */
    boolean findsNothing() {
        return door.get("/api/public/documents").get("documents").isEmpty();
    }

    /** Prepares, signs or sends, and submits. */
    void act(Hash32 agreement, String action, Map<String, String> fields) {
        String path = "/api/agreements/" + agreement.hex() + "/actions/" + action + "/prepare";
        JsonNode prepared = door.post(path, fields(fields));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (prepared.has("typedData")) {
            Hash32 hash = WalletHash.of(prepared.get("typedData"));
            answer.put("signature", Bytes.of(key.sign(hash).bytes65()).hex());
        } else if (prepared.has("transaction")) {
            answer.put("transaction", send(prepared.get("transaction")).hex());
        }
        door.post(prepared.get("submit").asString(), answer);
        if (prepared.has("before")) {
            await(Hash32.parse(answer.get("transaction").asString()));
            act(agreement, prepared.get("before").asString(), fields);
        }
    }

    /** Makes oneself some of a token that everybody can make, where it is on this chain. */
    boolean mints(Amount amount) {
        Address token = TestDollar.TOKEN.address();
        if (node.code(token).isEmpty()) {
            return false;
        }
        ObjectNode transaction = JsonNodeFactory.instance
                .objectNode()
                .put("chainId", Long.toString(node.chainId()))
                .put("gasPrice", node.gasPrice().toString())
                .put("gas", "100000")
                .put("to", token.toString())
                .put("value", "0")
                .put("data", TestDollar.minting(address(), amount).hex());
        await(send(transaction));
        return true;
    }

    /** Until it is in a block. */
    private void await(Hash32 transaction) {
        long start = System.nanoTime();
        while (node.receipt(transaction).isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new StintException("the transaction " + transaction + " is in no block");
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StintException("stopped", e);
            }
        }
    }

    /** One at a time: the next takes the nonce after this one. */
    private synchronized Hash32 send(JsonNode transaction) {
        SignedTransaction signed = new UnsignedTransaction.Legacy(
                        transaction.get("chainId").asLong(),
                        node.pendingNonce(address()),
                        new BigInteger(transaction.get("gasPrice").asString()),
                        Long.parseLong(transaction.get("gas").asString()),
                        Optional.of(Address.parse(transaction.get("to").asString())),
                        Amount.ofWei(new BigInteger(transaction.get("value").asString())),
                        Bytes.parse(transaction.get("data").asString()))
                .sign(key);
        return node.sendRaw(signed.raw());
    }

    private static ObjectNode fields(Map<String, String> fields) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        fields.forEach(node::put);
        return node;
    }

    @Override
    public void close() {
        door.close();
    }
}
