package io.stint.hub.hours;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The worker of a village hands in weeks, as the page does. Sums are in thousandths of a coin. */
final class Weeks {
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    static final Duration WAIT = Duration.ofDays(3);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Village village;
    private final Scene scene;
    private final PrivateKey worker = Village.WORKER.key();
    private final Domain domain;

    Weeks(Scene scene) {
        this.scene = scene;
        this.village = scene.village;
        this.domain = EscrowDomain.of(village.chain().profile().chainId(), EscrowDeployment.address());
    }

    /** Signed and sealed: so many hours, one after the other, from nine o'clock on each day of the week. */
    DocumentId published(Hash32 agreement, int week, int hours) {
        return scene.worker.seal(sheet(agreement, week, hours, false), agreement, scene.client);
    }

    /** The same as the page hands it in: with its period beside it. */
    DocumentId handedIn(Hash32 agreement, int week, int hours, boolean running) {
        return scene.worker.handIn(sheet(agreement, week, hours, running), Instant.now(), scene.client);
    }

    private static Timesheet sheet(Hash32 agreement, int week, int hours, boolean running) {
        LocalDate from = MONDAY.plusWeeks(week);
        List<WorkEntry> entries = IntStream.range(0, hours)
                .mapToObj(i -> {
                    long start = from.plusDays(i % 7).atTime(9 + i / 7, 0).toEpochSecond(ZoneOffset.UTC);
                    return new WorkEntry(start, start + 3_600, 0, 0, Optional.empty(), Optional.empty(), true);
                })
                .sorted(Comparator.comparingLong(WorkEntry::start))
                .toList();
        return new Timesheet(
                Salt.random(RANDOM), agreement, from, from.plusDays(6), 0, entries, Optional.empty(), running);
    }

    /** One of the claims that come with it. */
    record ToSign(int round, long sum, List<Hash32> covers) {}

    /** @param threshold of vouchers, in thousandths */
    ObjectNode claims(
            Hash32 agreement, DocumentId sheet, int week, long threshold, Instant notBefore, ToSign... claims) {
        ObjectNode body = Guest.object()
                .put("timesheet", sheet.toString())
                .put("period", MONDAY.plusWeeks(week).toString())
                .put("threshold", Scene.wei(threshold));
        ArrayNode list = body.putArray("claims");
        Instant deadline = notBefore.plus(Duration.ofDays(60));
        for (ToSign claim : claims) {
            Amount sum = Scene.milli(claim.sum());
            Message.Claim message = new Message.Claim(agreement, claim.round(), sum, sheet.hash(), notBefore, deadline);
            ObjectNode one = list.addObject()
                    .put("round", claim.round())
                    .put("sum", sum.wei().toString())
                    .put("notBefore", notBefore.getEpochSecond())
                    .put("deadline", deadline.getEpochSecond())
                    .put(
                            "signature",
                            Bytes.of(worker.sign(message.typedData(domain).digest())
                                            .bytes65())
                                    .hex());
            ArrayNode covers = one.putArray("covers");
            claim.covers().forEach(id -> covers.add(id.hex()));
        }
        return body;
    }

    Guest.Reply send(Hash32 agreement, ObjectNode claims) {
        return Guest.of(village, worker)
                .post(
                        "/api/agreements/" + agreement.hex() + "/hours/claims",
                        claims,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    /** What the page gives its script. */
    JsonNode state(Hash32 agreement, PrivateKey viewer) {
        String page = Guest.of(village, viewer)
                .get("/agreements/" + agreement.hex() + "/hours")
                .body();
        String mark = "data-state=\"";
        int from = page.indexOf(mark) + mark.length();
        String json = page.substring(from, page.indexOf('"', from))
                .replace("&#34;", "\"")
                .replace("&amp;", "&");
        return JsonMapper.shared().readTree(json);
    }

    /** The hub's time, by which periods run. */
    Instant now(Hash32 agreement) {
        return Instant.ofEpochSecond(state(agreement, worker).get("now").asLong());
    }

    /** What became of a timesheet, as the client sees it. */
    String became(Hash32 agreement, DocumentId sheet) {
        for (JsonNode week : state(agreement, Village.CLIENT.key()).get("handed")) {
            if (week.get("timesheet").asString().equals(sheet.toString())) {
                return week.get("state").asString();
            }
        }
        return "";
    }
}
