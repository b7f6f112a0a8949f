package io.stint.hub.payroll.run;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the hub says of a list of pay before anything is done. */
class ListCheckTest {
    private static Village village;
    private static Scene scene;
    private static Payer payer;
    private static Hand bob;
    private static Hash32 withAmara;
    private static Hash32 withBob;
    private static Hash32 offered;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        payer = new Payer(village, Village.CLIENT.key());
        scene.worker.publish(profile("Amara Osei")).ok();
        bob = Hand.of(village, DevAccounts.KEYS.get(6));
        withAmara = scene.opened();
        withBob = accepted(bob);
        scene.client.act(withBob, "open", Map.of());
        Scene.await(() -> Scene.state(
                        scene.client.get("/api/agreements/" + withBob.hex()).ok())
                .equals("open"));
        offered = accepted(Hand.of(village, DevAccounts.KEYS.get(7)));
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static Hash32 accepted(Hand worker) {
        Map<String, String> terms = scene.terms();
        terms.put("worker", worker.address().toString());
        Hash32 id = scene.offered(terms);
        worker.act(id, "accept", Map.of());
        return id;
    }

    private static Profile profile(String name) {
        return new Profile(
                name, "", List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
    }

    @Test
    void workersAreCalledByNameAddressOrAgreement() {
        JsonNode plan = payer.plan(
                "topup", "worker,amount,unit,memo\namara osei,0.001,rbtc,bowls\n" + bob.address() + ",0.002,,\n");
        JsonNode byId = payer.plan("topup", "worker,amount\n" + withBob.hex() + ",0.002\n");

        assertThat(plan.get("problems")).isEmpty();
        assertThat(plan.get("lines").get(0).get("name").asString()).isEqualTo("Amara Osei");
        assertThat(plan.get("lines").get(0).get("agreement").asString()).isEqualTo(withAmara.hex());
        assertThat(plan.get("lines").get(1).get("agreement").asString()).isEqualTo(withBob.hex());
        assertThat(byId.get("lines").get(0).get("worker").asString())
                .isEqualTo(bob.address().toString());
        assertThat(plan.get("totals").get(0).get("amount").asString()).isEqualTo(Scene.wei(3));
        assertThat(plan.get("lines").get(0).get("fundedAfter").asString()).isEqualTo(Scene.wei(101));
        assertThat(plan.get("transactions").asInt()).isEqualTo(1);
        assertThat(plan.has("fee")).isTrue();
    }

    @Test
    void everyFaultIsToldByItsLineAndNothingIsBegun() {
        String list = "\uFEFFworker;amount;unit;memo\r\n"
                + "Amara Osei;0,001;;\r\n"
                + "Amara Osei;0,002;;\r\n"
                + "Nobody;0,001;;\r\n"
                + bob.address() + ";1,500;;\r\n"
                + bob.address() + ";0,001;eur;\r\n"
                + ";0,001;;\r\n"
                + bob.address() + ";-1;;\r\n";

        List<String> problems = payer.problems("topup", list);

        assertThat(problems)
                .containsExactly(
                        "line 3, worker: 'Amara Osei' is on line 2 already; put both into one line",
                        "line 4, worker: there is no agreement of 'Nobody' that is yours; there are Amara Osei",
                        "line 5, amount: '1,500' can be read as thousands or as a fraction; write 1500 or 1.5000",
                        "line 6, amount: " + unknownUnit(),
                        "line 7, worker: there is nobody; give a name or an address",
                        "line 8, amount: '-1' is negative; nobody is paid less than nothing");
        assertThat(payer.tryToBegin("topup", list).status()).isEqualTo(422);
    }

    /** As {@code stint payroll} says it. */
    private static String unknownUnit() {
        return payer.problems("topup", "worker,amount,unit\nAmara Osei,0.001,eur\n")
                .getFirst()
                .replace("line 2, amount: ", "");
    }

    @Test
    void whatTheAgreementDoesNotAllowIsToldToo() {
        String name = "0x";
        assertThat(payer.problems("open", "worker,amount\n" + withBob.hex() + ",0.1\n")
                        .getFirst())
                .startsWith("line 2, " + name)
                .endsWith("the agreement was opened before; add money with a list of top-ups");
        assertThat(payer.problems("topup", "worker,amount\n" + offered.hex() + ",0.1\n")
                        .getFirst())
                .endsWith("the agreement is not open yet");
        assertThat(payer.problems("bonus", "worker,amount\nAmara Osei,0.001\n"))
                .containsExactly("line 2, memo: there is none; say what is paid");
        assertThat(new Payer(village, DevAccounts.KEYS.get(6)).problems("topup", "worker,amount\nAmara Osei,0.001\n"))
                .containsExactly("line 2, worker: there is no agreement of 'Amara Osei' that is yours");
    }

    @Test
    void whatIsNoListAtAllIsRefusedWhole() {
        Hand.Reply utf16 = payer.hand.postText(
                "/api/payroll/check?kind=topup",
                new String("worker,amount".getBytes(UTF_16), java.nio.charset.StandardCharsets.ISO_8859_1),
                "");
        assertThat(payer.check("topup", "").json().get("fields").get("list").asString())
                .isEqualTo("the list is empty; a template shows what it looks like");
        assertThat(payer.check("pay", "worker,amount\nx,1").status()).isEqualTo(400);
        assertThat(payer.check("topup", "worker,amount\n" + "x".repeat(300_000)).status())
                .isEqualTo(413);
        assertThat(utf16.status()).isEqualTo(400);
    }

    @Test
    void whatTheWalletLacksIsSaidBefore() {
        JsonNode plan = payer.plan("topup", "worker,amount\nAmara Osei,20000\n");

        assertThat(plan.get("lacks").get(0).get("token").get("symbol").asString())
                .isEqualTo("rBTC");
        assertThat(plan.has("fee")).isFalse();
        assertThat(payer.tryToBegin("topup", "worker,amount\nAmara Osei,20000\n")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aPlanThatChangedSinceIsNotBegun() {
        String list = "worker,amount,memo\nAmara Osei,0.001,a bonus\n";
        String seal = payer.plan("bonus", list).get("seal").asString();
        scene.client.act(withAmara, "approve", Map.of("total", Scene.wei(2)));

        Hand.Reply reply = payer.hand.post("/api/payroll/runs", Map.of("kind", "bonus", "seal", seal, "list", list));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(payer.plan("bonus", list).get("lines").get(0).get("warning").asString())
                .isEqualTo("vouchers over 0.002 rBTC that were not drawn yet are paid along");
    }
}
