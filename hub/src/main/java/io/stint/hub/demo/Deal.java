package io.stint.hub.demo;

import io.stint.protocol.StintException;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.Deliverable;
import io.stint.protocol.document.body.Evidence;
import io.stint.protocol.document.body.Message;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * An agreement on its way. Each step looks first whether it was done, so that all of them can be taken again after a crash,
 * and what somebody did meanwhile in the pages stays.
 */
final class Deal {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(80);

    private final Hash32 id;
    private final Player client;
    private final Player worker;
    private final Player arbiter;

    Deal(Hash32 id, Player client, Player worker, Player arbiter) {
        this.id = id;
        this.client = client;
        this.worker = worker;
        this.arbiter = arbiter;
    }

    Deal accepted() {
        if (state(room()).equals("offered")) {
            worker.act(id, "accept", Map.of());
        }
        return this;
    }

    Deal opened() {
        if (state(accepted().room()).equals("accepted")) {
            client.act(id, "open", Map.of());
            await(room -> !state(room).equals("accepted"));
        }
        return this;
    }

    DocumentId delivered(int milestone, String text) {
        Deliverable work =
                new Deliverable(Demo.salt(text + " " + id.hex()), id, Optional.of(milestone), text, List.of());
        return worker.seal(work, Instant.now(), List.of(client, arbiter), Map.of("agreement", id.hex()));
    }

    Deal approved(Amount total, DocumentId memo) {
        boolean there = room().get("vouchers")
                .valueStream()
                .anyMatch(voucher -> amount(voucher, "total").compareTo(total) >= 0);
        if (!there) {
            client.act(id, "approve", Map.of("total", total.wei().toString(), "memo", memo.toString()));
        }
        return this;
    }

    /** The arbiter was asked, and will rule. */
    Deal arbitrated() {
        if (room().get("arbiter").asString().equals("unasked")) {
            client.act(id, "ask", Map.of());
        }
        if (room().get("arbiter").asString().equals("asked")) {
            arbiter.publish(new ArbiterAcceptance(id, true), Instant.now());
        }
        return this;
    }

    Deal drawn(Amount total) {
        if (drawn(room()).compareTo(total) < 0) {
            worker.act(id, "draw", Map.of());
            await(room -> drawn(room).compareTo(total) >= 0);
        }
        return this;
    }

    Deal claimed(Amount sum, String text) {
        if (claim(room()).isEmpty()) {
            DocumentId why = said(worker, List.of(client, arbiter), text);
            worker.act(id, "claim", Map.of("sum", sum.wei().toString(), "evidence", why.toString()));
            await(room -> !claim(room).isEmpty());
        }
        return this;
    }

    Deal disputed(String text) {
        if (claim(room()).equals("pending")) {
            DocumentId why = said(client, List.of(worker, arbiter), text);
            client.act(id, "object", Map.of("reason", why.toString()));
            await(room -> !claim(room).equals("pending"));
        }
        return this;
    }

    Deal closed(Amount total) {
        if (state(room()).equals("open")) {
            client.act(id, "close", Map.of("total", total.wei().toString()));
            worker.act(id, "close", Map.of());
            await(room -> state(room).equals("closed"));
        }
        return this;
    }

    Deal letter(Player from, String text) {
        Message letter =
                new Message(Demo.salt(text + " " + id.hex()), Optional.of(id), Optional.empty(), text, List.of());
        from.seal(letter, Instant.now(), List.of(from == client ? worker : client), Map.of("agreement", id.hex()));
        return this;
    }

    Deal reviewed(Player by, int stars, String text) {
        Player of = by == client ? worker : client;
        by.publish(new Review(id, of.address(), stars, text), Instant.now());
        return this;
    }

    private DocumentId said(Player by, List<Player> readers, String text) {
        Evidence evidence = new Evidence(Demo.salt(text + " " + id.hex()), id, 1, Optional.empty(), text, List.of());
        return by.seal(evidence, Instant.now(), readers, Map.of("agreement", id.hex()));
    }

    private JsonNode room() {
        return client.room(id);
    }

    private static String state(JsonNode room) {
        return room.get("state").asString();
    }

    /** State of the newest claim; empty: there is none. */
    private static String claim(JsonNode room) {
        JsonNode claims = room.get("claims");
        return claims.isEmpty()
                ? ""
                : claims.get(claims.size() - 1).get("state").asString();
    }

    private static Amount drawn(JsonNode room) {
        return amount(room.get("money"), "drawn");
    }

    private static Amount amount(JsonNode node, String field) {
        return Amount.ofWei(new BigInteger(node.get(field).asString()));
    }

    /** @throws StintException when the chain or the keeper does not get there */
    private void await(Predicate<JsonNode> wanted) {
        long start = System.nanoTime();
        JsonNode room = room();
        while (!wanted.test(room)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new StintException("the agreement " + id + " is still " + room);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StintException("stopped", e);
            }
            room = room();
        }
    }
}
