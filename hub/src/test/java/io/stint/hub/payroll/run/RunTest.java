package io.stint.hub.payroll.run;

import static io.stint.hub.agreement.Scene.milli;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists that are worked off on the real chain, and stopped at every place. */
class RunTest {
    private static Village village;
    private static Scene scene;
    private static Payer payer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
        scene = new Scene(village);
        payer = new Payer(village, Village.CLIENT.key());
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @AfterEach
    void blocksGoOn() {
        payer.node().rpc().once("evm_setAutomine", true);
        payer.node().rpc().once("evm_mine");
    }

    private static String list(String amount, Hash32... agreements) {
        return "worker,amount,memo\n"
                + Stream.of(agreements)
                        .map(id -> id.hex() + "," + amount + ",extra\n")
                        .collect(Collectors.joining());
    }

    private static Amount funded(Hash32 id) {
        return payer.onChain(id).funded();
    }

    @Test
    void aListIsOneTransactionAndOverOnceItIsInABlock() {
        Hash32 one = scene.opened();
        Hash32 two = scene.opened();
        String run = payer.begin("topup", list("0.001", one, two));

        JsonNode todo = payer.next(run, false);
        SignedTransaction signed = payer.sign(todo);
        payer.pass(signed).ok();
        JsonNode after = payer.tell(run, todo, signed.hash());

        assertThat(todo.get("items").asInt()).isEqualTo(2);
        assertThat(Payer.states(after, "items")).containsExactly("done", "done");
        assertThat(Payer.doing(payer.next(run, false))).isEqualTo("nothing");
        assertThat(payer.run(run).get("state").asString()).isEqualTo("done");
        assertThat(funded(one)).isEqualTo(milli(101));
        assertThat(funded(two)).isEqualTo(milli(101));
        assertThat(Guest.of(village, Village.CLIENT.key())
                        .get("/payroll/many/" + run + "/run.csv")
                        .body())
                .contains(signed.hash().hex(), ",topup,", "0.001");
    }

    @Test
    void twoPagesGetOneTransactionThrough() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        payer.node().rpc().once("evm_setAutomine", false);

        JsonNode first = payer.next(run, false);
        JsonNode second = payer.next(run, false);
        JsonNode forced = payer.next(run, true);
        SignedTransaction one = payer.sign(first);
        payer.pass(one).ok();
        // The other page's wallet takes the next nonce: both could be mined.
        Hand.Reply other = payer.pass(payer.sign(forced));
        // As often as the first page likes.
        payer.pass(one).ok();

        assertThat(Payer.doing(second)).isEqualTo("ask");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("detail").asString()).contains(one.hash().toString(), "second time");
        blocksGoOn();
        assertThat(payer.finish(run)).isZero();
        assertThat(payer.pass(payer.sign(forced)).status()).isEqualTo(409);
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    @Test
    void whatAWalletSentAndNobodyToldIsFoundOnTheChain() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        SignedTransaction signed = payer.sign(payer.next(run, false));
        payer.sendAlone(signed);

        assertThat(Payer.doing(payer.afterWaiting(run, true))).isEqualTo("nothing");

        assertThat(funded(id)).isEqualTo(milli(101));
        assertThat(payer.run(run).get("steps").get(0).get("transaction").asString())
                .isEqualTo(signed.hash().hex());
    }

    @Test
    void whileItMayBeOnItsWayNothingIsAskedAgain() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        payer.node().rpc().once("evm_setAutomine", false);
        SignedTransaction signed = payer.sign(payer.next(run, false));
        payer.sendAlone(signed);

        assertThat(Payer.doing(payer.next(run, true))).isEqualTo("wait");
        blocksGoOn();

        assertThat(payer.finish(run)).isZero();
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    @Test
    void whatNobodySignedIsAskedForAgain() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        JsonNode never = payer.next(run, false);
        // A wallet was asked, and nothing is on its way.
        assertThat(Payer.states(payer.run(run), "items")).containsExactly("waits");

        assertThat(Payer.doing(payer.next(run, false))).isEqualTo("ask");
        JsonNode again = payer.next(run, true);

        assertThat(again.get("transaction").get("data"))
                .isEqualTo(never.get("transaction").get("data"));
        assertThat(payer.finish(run)).isEqualTo(1);
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    @Test
    void aTransactionThatAnotherTookThePlaceOfIsSentAnew() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        payer.node().rpc().once("evm_setAutomine", false);
        JsonNode todo = payer.next(run, false);
        long nonce = payer.node().pendingNonce(payer.address());
        SignedTransaction lost = payer.sign(todo, nonce, 1);
        payer.pass(lost).ok();
        payer.tell(run, todo, lost.hash());
        payer.sendAlone(payer.cancelling(todo, nonce));
        blocksGoOn();

        assertThat(payer.finish(run)).isEqualTo(1);

        assertThat(Payer.states(payer.run(run), "steps")).containsExactly("void", "done");
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    @Test
    void aTransactionThatPaysMoreForGasIsTheSameStep() {
        Hash32 id = scene.opened();
        String run = payer.begin("topup", list("0.001", id));
        payer.node().rpc().once("evm_setAutomine", false);
        JsonNode todo = payer.next(run, false);
        long nonce = payer.node().pendingNonce(payer.address());
        SignedTransaction cheap = payer.sign(todo, nonce, 1);
        payer.pass(cheap).ok();
        payer.tell(run, todo, cheap.hash());
        SignedTransaction dear = payer.sign(todo, nonce, 2);
        payer.sendAlone(dear);
        blocksGoOn();

        assertThat(payer.finish(run)).isZero();

        assertThat(payer.run(run).get("steps").get(0).get("transaction").asString())
                .isEqualTo(dear.hash().hex());
        assertThat(funded(id)).isEqualTo(milli(101));
    }

    @Test
    void oneListAtATimeUntilItIsPutAside() {
        Hash32 id = scene.opened();
        String list = list("0.001", id);
        String run = payer.begin("topup", list);

        assertThat(payer.tryToBegin("topup", list).status()).isEqualTo(409);
        payer.hand.postText("/api/payroll/runs/" + run + "/aside", "{}", "").ok();
        assertThat(payer.run(run).get("state").asString()).isEqualTo("aside");
        String other = payer.begin("topup", list("0.002", id));
        assertThat(payer.tryNext(run, false).status()).isEqualTo(409);
        payer.finish(other);
        payer.finish(run);

        assertThat(funded(id)).isEqualTo(milli(103));
    }

    @Test
    void whatClosedMeanwhileIsLeftOutAndTheOthersGoThrough() {
        Hash32 quits = scene.opened();
        Hash32 stays = scene.opened();
        String run = payer.begin("topup", list("0.001", quits, stays));
        scene.worker.act(quits, "quit", Map.of());
        scene.await(quits, room -> Scene.state(room).equals("closed"));

        assertThat(payer.finish(run)).isEqualTo(1);

        assertThat(Payer.states(payer.run(run), "items")).containsExactly("failed", "done");
        assertThat(payer.run(run).get("items").get(0).get("why").asString())
                .isEqualTo("the agreement was closed meanwhile");
        assertThat(funded(stays)).isEqualTo(milli(101));
    }

    @Test
    void aBonusGoesInAndOutAndLeavesWagesInTheFund() {
        List<Hash32> ids = List.of(scene.opened(), scene.opened());
        String run = payer.begin("bonus", list("0.003", ids.get(0), ids.get(1)));
        Amount before = village.chain().node().balance(scene.worker.address());

        assertThat(payer.finish(run)).isEqualTo(2);

        ids.forEach(id -> {
            assertThat(funded(id)).isEqualTo(milli(103));
            assertThat(payer.onChain(id).drawn()).isEqualTo(milli(3));
        });
        assertThat(village.chain().node().balance(scene.worker.address()).minus(before))
                .isEqualTo(milli(6));
        assertThat(Payer.states(payer.run(run), "items")).containsExactly("done", "done");
    }

    /** Its total was fixed before: paid up to there, the worker would get the new hours or the bonus, and not both. */
    @Test
    void aBonusIsNotPaidOutOfHoursThatWereApprovedMeanwhile() {
        Hash32 busy = scene.opened();
        Hash32 quiet = scene.opened();
        String run = payer.begin("bonus", list("0.003", busy, quiet));
        JsonNode in = payer.next(run, false);
        SignedTransaction signed = payer.sign(in);
        payer.pass(signed).ok();
        payer.tell(run, in, signed.hash());
        JsonNode out = payer.afterWaiting(run, false);
        assertThat(Payer.doing(out)).isEqualTo("send");
        scene.client.act(busy, "approve", Map.of("total", Scene.wei(2)));

        assertThat(payer.finish(run)).isEqualTo(1);

        assertThat(Payer.states(payer.run(run), "items")).containsExactly("failed", "done");
        assertThat(payer.run(run).get("items").get(0).get("why").asString()).contains("in the fund");
        assertThat(payer.onChain(busy).drawn()).isEqualTo(Amount.ZERO);
        assertThat(funded(busy)).isEqualTo(milli(103));
        assertThat(payer.onChain(quiet).drawn()).isEqualTo(milli(3));
    }

    /** It would be paid with the bonus, and not beside it. */
    @Test
    void whileABonusIsOnItsWayNothingElseIsApproved() {
        Hash32 id = scene.opened();
        String run = payer.begin("bonus", list("0.003", id));
        JsonNode in = payer.next(run, false);
        SignedTransaction funding = payer.sign(in);
        payer.pass(funding).ok();
        payer.tell(run, in, funding.hash());
        JsonNode out = payer.afterWaiting(run, false);
        payer.node().rpc().once("evm_setAutomine", false);
        SignedTransaction bonus = payer.sign(out);
        payer.pass(bonus).ok();
        payer.tell(run, out, bonus.hash());

        Map<String, String> five = Map.of("total", Scene.wei(5));
        JsonNode prepared = scene.client.prepare(id, "approve", five).ok();
        Hand.Reply refused = scene.client.post(prepared.get("submit").asString(), scene.client.answer(prepared));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains("A bonus of this agreement is on its way");
        blocksGoOn();
        assertThat(payer.finish(run)).isZero();
        Scene.await(() -> Scene.money(scene.room(id), "drawn").equals(milli(3)));
        scene.client.act(id, "approve", five);

        assertThat(scene.room(id).get("vouchers").get(0).get("total").asString())
                .isEqualTo(Scene.wei(5));
    }

    @Test
    void approvalsAreOneSignatureAndTheSameWordsAreNotApprovedTwice() {
        Hash32 one = scene.approved(10);
        Hash32 two = scene.opened();
        String list = list("0.004", one, two);
        JsonNode first = payer.plan("approve", list).get("lines").get(0);
        assertThat(first.get("approved").asString()).isEqualTo(Scene.wei(10));
        assertThat(first.get("total").asString()).isEqualTo(Scene.wei(14));
        String run = payer.begin("approve", list);

        assertThat(payer.finish(run)).isZero();

        assertThat(Payer.states(payer.run(run), "items")).containsExactly("done", "done");
        JsonNode vouchers = scene.room(one).get("vouchers");
        assertThat(vouchers.get(vouchers.size() - 1).get("total").asString()).isEqualTo(Scene.wei(14));
        assertThat(payer.problems("approve", list))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("'extra' was approved in this agreement before"));
    }
}
