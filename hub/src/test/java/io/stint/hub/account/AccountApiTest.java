package io.stint.hub.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Guest;
import io.stint.hub.Guest.Reply;
import io.stint.hub.Village;
import io.stint.protocol.crypto.PrivateKey;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class AccountApiTest {
    private static final PrivateKey AMARA = Village.WORKER.key();
    private static final PrivateKey JORGE = Village.ARBITER.key();
    private static final String PROOF = "0x" + "11".repeat(32);
    private static final String WRONG = "0x" + "22".repeat(32);

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

    private static Guest caller() {
        return new Guest(village.address());
    }

    private static ObjectNode vault(PrivateKey owner, String name, String proof) {
        ObjectNode body = Guest.object().put("proof", proof);
        body.putObject("vault")
                .put("v", 1)
                .put("address", owner.address().toString())
                .put("name", name)
                .put("nonce", "0x" + "00".repeat(12))
                .put("data", "0x" + "ab".repeat(32))
                .putObject("kdf")
                .put("name", "scrypt")
                .put("n", 131_072)
                .put("r", 8)
                .put("p", 1);
        return body;
    }

    private static ObjectNode opening(String name, String proof) {
        return Guest.object().put("name", name).put("proof", proof);
    }

    @Test
    void aSignatureOpensASessionAndSigningOutEndsIt() {
        Guest amara = caller().signIn(AMARA);
        assertThat(amara.get("/api/wallet").json().get("address").asString())
                .isEqualTo(AMARA.address().toString());

        Guest copy = amara.withoutToken();
        assertThat(amara.post("/api/sign-out", Guest.object()).status()).isEqualTo(204);

        assertThat(copy.get("/api/wallet").status()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereReachesOtherBrowsers() {
        Guest phone = caller().signIn(AMARA);
        Guest desk = caller().signIn(AMARA);

        assertThat(desk.post("/api/sign-out-everywhere", Guest.object()).status())
                .isEqualTo(204);

        assertThat(phone.get("/api/wallet").status()).isEqualTo(401);
    }

    @Test
    void aReplayedMessageOpensNothing() {
        Guest first = caller();
        String message = first.message(AMARA);
        String signature = Guest.sign(message, AMARA);
        assertThat(first.signIn(message, signature).status()).isEqualTo(200);

        Guest thief = caller();
        assertThat(thief.signIn(message, signature).status()).isEqualTo(422);
        assertThat(thief.get("/api/wallet").status()).isEqualTo(401);
    }

    @Test
    void aContractsSignatureIsRefusedWithAWord() {
        // The deterministic deployer is a contract that every local chain has.
        String contract = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
        Guest caller = caller();
        String message = caller.get("/api/sign-in/nonce?address=" + contract)
                .json()
                .get("message")
                .asString();

        Reply reply = caller.signIn(message, Guest.sign(message, AMARA));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("ERC-1271");
    }

    @Test
    void afterSigningInOneGoesOnWithinTheHubOnly() {
        Guest caller = caller();
        String message = caller.message(AMARA);
        ObjectNode body = Guest.object()
                .put("message", message)
                .put("signature", Guest.sign(message, AMARA))
                .put("next", "//evil.example");

        assertThat(caller.post("/api/sign-in", body).json().get("location").asString())
                .isEqualTo("/");
    }

    @Test
    void withoutTheSessionsTokenNothingChanges() {
        Guest amara = caller().signIn(AMARA);
        Guest forged = amara.withoutToken();

        assertThat(forged.post("/api/sign-out", Guest.object()))
                .satisfies(reply -> assertThat(reply.status()).isEqualTo(403))
                .satisfies(reply -> assertThat(reply.body()).contains("\"/problems/stranger\""));
        assertThat(forged.post("/api/sign-out", Guest.object(), "X-CSRF", "AAAA")
                        .status())
                .isEqualTo(403);
        assertThat(forged.form("/api/sign-out-everywhere", "csrf=AAAA").status())
                .isEqualTo(403);
        assertThat(amara.get("/api/wallet").status()).isEqualTo(200);
    }

    @Test
    void fromAnotherSiteNothingChanges() {
        Guest amara = caller().signIn(AMARA);

        assertThat(amara.post("/api/sign-out", Guest.object(), "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(amara.post("/api/sign-out", Guest.object(), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(amara.post("/api/sign-out", Guest.object(), "Sec-Fetch-Site", "same-site")
                        .status())
                .isEqualTo(403);
        assertThat(amara.get("/api/wallet").status()).isEqualTo(200);
    }

    @Test
    void aFormOfAnotherKindIsNotReadAsJson() {
        Guest amara = caller().signIn(AMARA);

        assertThat(amara.form("/api/transactions", "{\"raw\":\"0x\"}").status()).isEqualTo(415);
    }

    @Test
    void aWalletIsHandedOutOnItsProofOnly() {
        Guest amara = caller().signIn(AMARA);
        assertThat(amara.put("/api/vault", vault(AMARA, "amara", PROOF)).status())
                .isEqualTo(204);

        Reply opened = caller().post("/api/vault/open", opening("amara", PROOF));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json()).isEqualTo(vault(AMARA, "amara", PROOF).get("vault"));
        assertThat(amara.get("/api/vault").body()).isEqualTo(opened.body());

        Reply wrong = caller().post("/api/vault/open", opening("amara", WRONG));
        Reply nobody = caller().post("/api/vault/open", opening("nobody", WRONG));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).isEqualTo(nobody.body());
        assertThat(caller().get("/api/vault").status()).isEqualTo(401);
        assertThat(caller().signIn(JORGE).get("/api/vault").status()).isEqualTo(404);
    }

    @Test
    void aNewWalletTakesTheOldOnesPlaceAndNoOneElsesName() {
        PrivateKey greta = Village.CLIENT.key();
        Guest caller = caller().signIn(greta);
        caller.put("/api/vault", vault(greta, "greta", PROOF));
        assertThat(caller.put("/api/vault", vault(greta, "greta-2", WRONG)).status())
                .isEqualTo(204);

        assertThat(caller().post("/api/vault/open", opening("greta", PROOF)).status())
                .isEqualTo(422);
        assertThat(caller().post("/api/vault/open", opening("greta-2", WRONG)).status())
                .isEqualTo(200);
        PrivateKey other = DevAccounts.KEYS.get(5);
        Reply taken = caller().signIn(other).put("/api/vault", vault(other, "greta-2", PROOF));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.json().get("fields").has("name")).isTrue();
    }

    @Test
    void aVaultIsOnesOwnAndOfThisFormOnly() {
        Guest jorge = caller().signIn(JORGE);

        assertThat(jorge.put("/api/vault", vault(AMARA, "stolen", PROOF)).status())
                .isEqualTo(403);
        ObjectNode weak = vault(JORGE, "jorge", PROOF);
        ((ObjectNode) weak.get("vault").get("kdf")).put("n", 2);
        assertThat(jorge.put("/api/vault", weak).status()).isEqualTo(400);
        ObjectNode more = vault(JORGE, "jorge", PROOF);
        ((ObjectNode) more.get("vault")).put("note", "x");
        assertThat(jorge.put("/api/vault", more).status()).isEqualTo(400);
        assertThat(jorge.get("/api/vault").status()).isEqualTo(404);
    }

    @Test
    void theWordsAreAskedForUntilTheyAreWrittenDown() {
        PrivateKey key = DevAccounts.KEYS.get(6);
        Guest caller = caller().signIn(key);
        assertThat(caller.get("/wallet").body()).doesNotContain("data-backup-wanted");

        caller.put("/api/vault", vault(key, "somebody", PROOF));
        assertThat(caller.get("/wallet").body()).contains("data-backup-wanted");

        assertThat(caller.post("/api/account/backup-done", Guest.object()).status())
                .isEqualTo(204);
        assertThat(caller.get("/wallet").body()).doesNotContain("data-backup-wanted");
    }
}
