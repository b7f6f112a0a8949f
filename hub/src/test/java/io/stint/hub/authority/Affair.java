package io.stint.hub.authority;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.authority.Line.Visitor;
import io.stint.hub.document.SomeDocuments;
import io.stint.hub.document.Submission;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Message;
import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Proposal;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An affair between a client and a worker with an arbiter, in which there is one of everything: what others must not see,
 * and names for it that the table uses.
 */
final class Affair {
    static final PrivateKey STRANGER = DevAccounts.KEYS.get(5);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PROOF = "0x" + "77".repeat(32);

    /** Sums that stand for nothing else. */
    private static final String SUM = "100000000000077777";

    private static final String OFFERED = "50000000000099991";
    private static final String ASKED = "60000000000088883";
    private static final String APPROVED = "20000000000013579";
    private static final String SETTLEMENT = "30000000000024680";

    final Village village;
    final Scene scene;
    private final Instant now;
    final Map<String, String> names = new HashMap<>();
    final Map<String, Secret> secrets = new LinkedHashMap<>();

    /**
     * What not everybody may see.
     *
     * @param texts any of them gives it away
     */
    record Secret(List<String> texts, Set<Visitor> seenBy) {
        boolean in(String text) {
            String small = text.toLowerCase(Locale.ROOT);
            return texts.stream().anyMatch(small::contains);
        }
    }

    Affair(Village village) {
        this.village = village;
        this.scene = new Scene(village);
        // After what the scene publishes, which a document of an earlier time would contradict.
        this.now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        names.put("client", scene.client.address().toString());
        names.put("worker", scene.worker.address().toString());
        names.put("arbiter", scene.arbiter.address().toString());
        market();
        account();
        offer();
        asked();
        room();
        run();
        names.put("place", "WAITING.0.0.0x" + "00".repeat(32));
        names.put("terms", JsonMapper.shared().writeValueAsString(terms(OFFERED)));
    }

    /** A list of pay that the client began and has not gone on with. */
    private void run() {
        String list = "worker,amount\n" + names.get("room") + ",0.001";
        JsonNode plan =
                scene.client.postText("/api/payroll/check?kind=topup", list, "").ok();
        Map<String, String> wish =
                Map.of("kind", "topup", "seal", plan.get("seal").asString(), "list", list);
        names.put(
                "run",
                scene.client.post("/api/payroll/runs", wish).ok().get("id").asString());
    }

    static Optional<Address> address(Visitor visitor) {
        return switch (visitor) {
            case OUT -> Optional.empty();
            case STRANGER -> Optional.of(STRANGER.address());
            case CLIENT -> Optional.of(Village.CLIENT.key().address());
            case WORKER -> Optional.of(Village.WORKER.key().address());
            case ARBITER -> Optional.of(Village.ARBITER.key().address());
        };
    }

    /** A text of the table with names put in. */
    String named(String text) {
        String all = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            all = all.replace("{" + name.getKey() + "}", name.getValue());
        }
        return all;
    }

    private void secret(String name, Set<Visitor> seenBy, String... texts) {
        List<String> small = List.of(texts).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        secrets.put(name, new Secret(small, seenBy));
    }

    private static Set<Visitor> sides() {
        return EnumSet.of(Visitor.CLIENT, Visitor.WORKER);
    }

    private static Set<Visitor> all() {
        return EnumSet.of(Visitor.CLIENT, Visitor.WORKER, Visitor.ARBITER);
    }

    private void market() {
        Pay pay = new Pay(Pay.Basis.FIXED, new Price(new BigDecimal("800"), new Currency("EUR")));
        Job job = new Job(
                "Paint a fence",
                "White.",
                List.of(),
                List.of(),
                pay,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        Submission posted = SomeDocuments.published(job, Village.CLIENT.key(), now);
        handIn(posted, Village.CLIENT.key());
        names.put("job", posted.id().toString());
        Proposal body = new Proposal(
                Salt.random(RANDOM),
                posted.id(),
                scene.client.address(),
                scene.worker.address(),
                pay,
                List.of(),
                "I would.",
                Optional.empty());
        Submission proposal = SomeDocuments.sealed(body, now, Village.WORKER.key(), Village.CLIENT.key())
                .forJob(posted.id());
        handIn(proposal, Village.WORKER.key());
        names.put("proposal", proposal.id().toString());
        sealed("proposal", proposal);
    }

    private void sealed(String name, Submission document) {
        JsonNode sealed = JsonMapper.shared()
                .readTree(document.sealed().orElseThrow().json().toString());
        secret(
                name,
                sides(),
                sealed.get("data").asString(),
                document.id().toString().substring(2));
    }

    private void handIn(Submission document, PrivateKey author) {
        Guest.Reply reply = Guest.of(village, author)
                .post(
                        "/api/documents",
                        JsonMapper.shared().readTree(SomeDocuments.wire(document)),
                        "Idempotency-Key",
                        document.id().toString());
        if (reply.status() != 201) {
            throw new AssertionError(reply.body());
        }
    }

    private void account() {
        ReadingKey key = new ReadingKey(ReadingKeyPair.of(Village.CLIENT.key()).publicKey());
        handIn(SomeDocuments.published(key, Village.CLIENT.key(), now), Village.CLIENT.key());
        Guest client = new Guest(village.address()).signIn(Village.CLIENT.key());
        String vault = """
                {"vault":{"v":1,"address":"%s","name":"greta-lindqvist-passkey","nonce":"0x%s","data":"0x%s","kdf":{"name":"passkey"}},\
                "proof":"%s"}""".formatted(scene.client.address(), "00".repeat(12), "5e".repeat(32), PROOF);
        names.put("vault", vault);
        client.put("/api/vault", JsonMapper.shared().readTree(vault));
        secret("vault", EnumSet.of(Visitor.CLIENT), "5e".repeat(32));
        transaction(client);
        String token = village.signIn(scene.client.address());
        secret("session", EnumSet.noneOf(Visitor.class), token, village.csrf(token));
        Attempt.Answer file = new Attempt(village, "post", "/api/blobs", "ciphertext of a picture")
                .by(Optional.of(scene.client.address()))
                .answer();
        names.put("file", JsonMapper.shared().readTree(file.text()).get("hash").asString());
        secret("files", EnumSet.of(Visitor.CLIENT), "files/" + names.get("file"));
    }

    private void transaction(Guest client) {
        String raw = new UnsignedTransaction.Legacy(
                        31_337,
                        Long.parseLong(client.get("/api/transactions/nonce")
                                .json()
                                .get("nonce")
                                .asString()),
                        village.chain().node().gasPrice(),
                        21_000,
                        Optional.of(Address.parse("0x%040x".formatted(0x1234))),
                        Amount.ofSat(1),
                        Bytes.EMPTY)
                .sign(Village.CLIENT.key())
                .raw()
                .hex();
        String hash = client.post("/api/transactions", Guest.object().put("raw", raw))
                .json()
                .get("hash")
                .asString();
        names.put("raw", raw);
        names.put("transaction", hash);
        secret("transaction", EnumSet.of(Visitor.CLIENT), hash.substring(2));
    }

    private Map<String, String> terms(String sum) {
        Map<String, String> terms = scene.terms();
        terms.put("sum", sum);
        return terms;
    }

    private void offer() {
        Hash32 id = scene.offered(terms(OFFERED));
        names.put("offer", id.hex());
        secret("offer", sides(), id.hex().substring(2), OFFERED, decimal(OFFERED));
    }

    /** Once it is answered its number is public; what it says never is. */
    private void asked() {
        Hash32 id = scene.offered(terms(ASKED));
        scene.client.act(id, "ask", Map.of());
        names.put("asked", id.hex());
        names.put(
                "answer",
                SomeDocuments.wire(
                        SomeDocuments.published(new ArbiterAcceptance(id, true), Village.ARBITER.key(), now)));
        secret("asked", all(), ASKED, decimal(ASKED));
    }

    private static String decimal(String wei) {
        return new BigDecimal(new BigInteger(wei), 18).toPlainString();
    }

    private void room() {
        Hand client = scene.client;
        Hash32 id = scene.offered(terms(SUM));
        names.put("room", id.hex());
        secret("room", all(), id.hex().substring(2));
        secret("sum", all(), SUM, decimal(SUM));
        scene.worker.act(id, "accept", Map.of());
        client.act(id, "open", Map.of());
        scene.await(id, room -> Scene.state(room).equals("open"));
        client.act(id, "approve", Map.of("total", APPROVED));
        scene.worker.act(id, "claim", Map.of("sum", Scene.wei(20)));
        scene.await(id, room -> Scene.claim(room).equals("pending"));
        client.act(id, "object", Map.of());
        scene.await(id, room -> Scene.claim(room).equals("disputed"));
        scene.worker.act(id, "close", Map.of("total", SETTLEMENT));
        letter(id);
        signatures(scene.room(id));
    }

    private void letter(Hash32 id) {
        Message body = new Message(Salt.random(RANDOM), Optional.of(id), Optional.empty(), "For you.", List.of());
        Submission letter = SomeDocuments.sealed(body, now, Village.CLIENT.key(), Village.WORKER.key())
                .inAgreement(id);
        handIn(letter, Village.CLIENT.key());
        names.put("letter", letter.id().toString());
        names.put("written", SomeDocuments.wire(letter));
        sealed("letter", letter);
    }

    /** What a stranger would put into the room: sealed for its client. */
    String intrusion(String kind) {
        Hash32 room = Hash32.parse(named("{room}"));
        Salt salt = Salt.random(RANDOM);
        Body body = kind.equals("scope")
                ? new Scope(salt, Optional.empty(), "Other work", "Other.", List.of(), Optional.empty())
                : new Message(salt, Optional.of(room), Optional.empty(), "Pay me.", List.of());
        return SomeDocuments.wire(
                SomeDocuments.sealed(body, now, STRANGER, Village.CLIENT.key()).inAgreement(room));
    }

    private void signatures(JsonNode room) {
        JsonNode voucher = room.get("vouchers").get(0);
        secret("voucher", sides(), voucher.get("signature").asString().substring(2, 130));
        secret("approved", sides(), APPROVED, decimal(APPROVED));
        JsonNode closing = room.get("closing");
        secret(
                "settlement",
                sides(),
                closing.get("byWorker").asString().substring(2, 130),
                SETTLEMENT,
                decimal(SETTLEMENT));
        secret(
                "accepted",
                all(),
                room.get("terms").get("workerSignature").asString().substring(2, 130));
    }
}
