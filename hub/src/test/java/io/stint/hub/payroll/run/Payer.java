package io.stint.hub.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.Village;
import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Scene;
import io.stint.hub.agreement.Story;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client with a wallet, who does by the API what the page of lists does. */
final class Payer {
    private static final JsonMapper JSON = new JsonMapper();

    final Hand hand;
    private final PrivateKey key;
    private final Node node;

    Payer(Village village, PrivateKey key) {
        this.hand = Hand.of(village, key);
        this.key = key;
        this.node = village.chain().node();
    }

    Hand.Reply check(String kind, String list) {
        return hand.postText("/api/payroll/check?kind=" + kind, list, "");
    }

    JsonNode plan(String kind, String list) {
        return check(kind, list).ok();
    }

    /** {@code line 3, amount: ...}. */
    List<String> problems(String kind, String list) {
        return plan(kind, list)
                .get("problems")
                .valueStream()
                .map(p -> "line " + p.get("line").asLong() + ", "
                        + p.get("column").asString() + ": " + p.get("problem").asString())
                .toList();
    }

    Hand.Reply tryToBegin(String kind, String list) {
        return hand.post(
                "/api/payroll/runs",
                Map.of("kind", kind, "seal", plan(kind, list).get("seal").asString(), "list", list));
    }

    String begin(String kind, String list) {
        return tryToBegin(kind, list).ok().get("id").asString();
    }

    Hand.Reply tryNext(String run, boolean again) {
        return hand.postText("/api/payroll/runs/" + run + "/next", "{\"again\":" + again + "}", "");
    }

    JsonNode next(String run, boolean again) {
        return tryNext(run, again).ok();
    }

    /** What is next for whose wallet shows this transaction as cancelled or failed. */
    JsonNode without(String run, Hash32 lost) {
        String body = "{\"again\":false,\"lost\":[\"" + lost.hex() + "\"]}";
        return hand.postText("/api/payroll/runs/" + run + "/next", body, "").ok();
    }

    /** What is next, once no transaction is on its way. */
    JsonNode afterWaiting(String run, boolean again) {
        JsonNode[] todo = new JsonNode[1];
        Scene.await(() -> {
            todo[0] = next(run, again);
            return !doing(todo[0]).equals("wait");
        });
        return todo[0];
    }

    static String doing(JsonNode todo) {
        return todo.get("do").asString();
    }

    JsonNode run(String run) {
        return hand.get("/api/payroll/runs/" + run).ok();
    }

    static List<String> states(JsonNode run, String of) {
        return run.get(of).valueStream().map(one -> one.get("state").asString()).toList();
    }

    SignedTransaction sign(JsonNode todo) {
        return sign(todo, node.pendingNonce(key.address()), 1);
    }

    /** @param times the price that the hub says */
    SignedTransaction sign(JsonNode todo, long nonce, long times) {
        JsonNode transaction = todo.get("transaction");
        return new UnsignedTransaction.Legacy(
                        transaction.get("chainId").asLong(),
                        nonce,
                        new BigInteger(transaction.get("gasPrice").asString()).multiply(BigInteger.valueOf(times)),
                        Long.parseLong(transaction.get("gas").asString()),
                        Optional.of(Address.parse(transaction.get("to").asString())),
                        Amount.ofWei(new BigInteger(transaction.get("value").asString())),
                        Bytes.parse(transaction.get("data").asString()))
                .sign(key);
    }

    /** A transaction to oneself that takes a nonce away from another. */
    SignedTransaction cancelling(JsonNode todo, long nonce) {
        JsonNode transaction = todo.get("transaction");
        return new UnsignedTransaction.Legacy(
                        transaction.get("chainId").asLong(),
                        nonce,
                        new BigInteger(transaction.get("gasPrice").asString()).multiply(BigInteger.TWO),
                        21_000,
                        Optional.of(key.address()),
                        Amount.ZERO,
                        Bytes.EMPTY)
                .sign(key);
    }

    /** As a wallet of the browser's own does: through the hub. */
    Hand.Reply pass(SignedTransaction signed) {
        return hand.post("/api/transactions", Map.of("raw", signed.raw().hex()));
    }

    /** As an extension does: the hub does not see it. */
    void sendAlone(SignedTransaction signed) {
        node.sendRaw(signed.raw());
    }

    JsonNode tell(String run, JsonNode todo, Hash32 transaction) {
        String path = "/api/payroll/runs/" + run + "/steps/" + todo.get("step").asInt() + "/sent";
        return hand.post(path, Map.of("transaction", transaction.hex())).ok();
    }

    /** Does all that is left; gives the number of transactions that it took. */
    int finish(String run) {
        int sent = 0;
        while (true) {
            JsonNode todo = afterWaiting(run, true);
            switch (doing(todo)) {
                case "nothing" -> {
                    return sent;
                }
                case "sign" -> approve(todo);
                default -> {
                    SignedTransaction signed = sign(todo);
                    pass(signed).ok();
                    if (doing(todo).equals("send")) {
                        tell(run, todo, signed.hash());
                        sent++;
                    }
                }
            }
        }
    }

    /** All with one signature, as the browser does. */
    private void approve(JsonNode todo) {
        List<Message.Voucher> vouchers = new ArrayList<>();
        todo.get("vouchers")
                .forEach(one -> vouchers.add(new Message.Voucher(
                        Hash32.parse(one.get("agreement").asString()),
                        Amount.ofWei(new BigInteger(one.get("total").asString())),
                        Hash32.parse(one.get("memo").asString()))));
        MerkleTree tree = new MerkleTree(
                vouchers.stream().map(Message.Voucher::structHash).toList());
        Hash32 digest = new Message.Batch(tree.root()).digest(Story.DOMAIN);
        String signature = Bytes.of(key.sign(digest).bytes65()).hex();
        ArrayNode all = JSON.createArrayNode();
        for (int i = 0; i < vouchers.size(); i++) {
            ObjectNode one =
                    ((ObjectNode) todo.get("vouchers").get(i)).deepCopy().put("signature", signature);
            ArrayNode path = one.putArray("path");
            tree.path(i).forEach(hash -> path.add(hash.hex()));
            all.add(one);
        }
        hand.postText("/api/vouchers", all.toString(), UUID.randomUUID().toString())
                .ok()
                .forEach(outcome -> assertThat(outcome.get("state").asString()).isEqualTo("kept"));
    }

    AgreementOnChain onChain(Hash32 agreement) {
        return new EscrowReader(node, EscrowDeployment.address()).agreement(agreement);
    }

    Node node() {
        return node;
    }

    Address address() {
        return key.address();
    }
}
