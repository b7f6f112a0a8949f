package io.stint.hub.payroll;

import io.stint.hub.agreement.Hand;
import io.stint.hub.agreement.Story;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client's browser signs and sends for hours, made without the hub. */
public final class Slips {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BUSY = 503;
    private static final int TRIES = 10;

    private Slips() {}

    static Approval.Slip alone(PrivateKey key, Message message) {
        return new Approval.Slip(sign(key, message), List.of());
    }

    /** One signature, and the way to it from each. */
    static List<Approval.Slip> batch(PrivateKey key, List<? extends Message> messages) {
        MerkleTree tree =
                new MerkleTree(messages.stream().map(Message::structHash).toList());
        Bytes signature = sign(key, new Message.Batch(tree.root()));
        return java.util.stream.IntStream.range(0, messages.size())
                .mapToObj(i -> new Approval.Slip(signature, tree.path(i)))
                .toList();
    }

    private static Bytes sign(PrivateKey key, Message message) {
        return Bytes.of(key.sign(message.digest(Story.DOMAIN)).bytes65());
    }

    static Message.Voucher voucher(Hash32 agreement, Amount total, String week) {
        return new Message.Voucher(agreement, total, Hash32.keccak(week));
    }

    static ObjectNode json(Message.Voucher voucher, Approval.Slip slip) {
        ObjectNode json = JSON.createObjectNode()
                .put("agreement", voucher.agreement().hex())
                .put("total", voucher.total().wei().toString())
                .put("memo", voucher.memo().hex());
        return put(json, slip);
    }

    static ObjectNode put(ObjectNode json, Approval.Slip slip) {
        json.put("signature", slip.signature().hex());
        if (!slip.path().isEmpty()) {
            ArrayNode path = json.putArray("path");
            slip.path().forEach(hash -> path.add(hash.hex()));
        }
        return json;
    }

    /** A key that signs, with what the client's side signed for it. */
    public record Lent(PrivateKey key, Hash32 agreement, Amount limit, Approval.Slip slip) {
        public static Lent by(PrivateKey client, PrivateKey key, Hash32 agreement, Amount limit) {
            return new Lent(
                    key, agreement, limit, alone(client, new Message.Delegation(agreement, key.address(), limit)));
        }

        public ObjectNode right(long until) {
            ObjectNode json = JSON.createObjectNode()
                    .put("agreement", agreement.hex())
                    .put("key", key.address().toString())
                    .put("limit", limit.wei().toString());
            return put(json, slip)
                    .put("dayMinutes", 480)
                    .put("weekMinutes", 2400)
                    .put("until", until);
        }

        public ObjectNode voucher(Amount total, String week) {
            return voucher(total, Hash32.keccak(week));
        }

        public ObjectNode voucher(Amount total, Hash32 memo) {
            Message.Voucher voucher = new Message.Voucher(agreement, total, memo);
            ObjectNode json = json(voucher, alone(key, voucher));
            put(
                    json.putObject("delegation")
                            .put("key", key.address().toString())
                            .put("limit", limit.wei().toString()),
                    slip);
            return json;
        }
    }

    static JsonNode post(Hand hand, String path, ObjectNode... items) {
        return post(hand, path, List.of(items));
    }

    /** What a hub with too much to do leaves undone is sent again. */
    static JsonNode post(Hand hand, String path, List<ObjectNode> items) {
        ArrayNode all = JSON.createArrayNode();
        items.forEach(all::add);
        String once = UUID.randomUUID().toString();
        Hand.Reply reply = hand.postText(path, all.toString(), once);
        for (int tries = 1; reply.status() == BUSY && tries < TRIES; tries++) {
            reply = hand.postText(path, all.toString(), once);
        }
        return reply.ok();
    }

    public static List<String> states(JsonNode answer) {
        return answer.valueStream().map(one -> one.get("state").asString()).toList();
    }

    /** Signs and sends a voucher for the hours of a period, as the page does; says what became of it, or why it was refused. */
    public static String approved(
            Hand hand, PrivateKey key, Hash32 agreement, Amount total, DocumentId memo, LocalDate period, int round) {
        Message.Voucher voucher = new Message.Voucher(agreement, total, memo.hash());
        ObjectNode json = json(voucher, alone(key, voucher)).put("round", round);
        json.putObject("hours")
                .put("period", period.toString())
                .put("worth", total.wei().toString());
        JsonNode one = post(hand, "/api/vouchers", json).get(0);
        return one.has("problem")
                ? one.get("problem").get("detail").asString()
                : one.get("state").asString();
    }

    static String why(JsonNode answer, int index) {
        return answer.get(index).get("problem").get("detail").asString();
    }
}
