package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfiles;
import io.stint.hub.agreement.Scene;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** An hour that was handed in with a claim in hand, which nobody looks at. */
record Week(Play play) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final Amount SUM = Scene.milli(10);
    private static final Duration LONG = Duration.ofDays(60);
    private static final Domain DOMAIN = EscrowDomain.of(ChainProfiles.LOCAL.chainId(), EscrowDeployment.address());

    static Week handIn(Play play, Instant notBefore) throws InterruptedException {
        Hash32 agreement = Hash32.parse(play.agreement());
        DocumentId sheet = publish(play, agreement);
        Instant deadline = notBefore.plus(LONG);
        Message.Claim claim = new Message.Claim(agreement, 1, SUM, sheet.hash(), notBefore, deadline);
        ObjectNode body = JSON.createObjectNode()
                .put("timesheet", sheet.toString())
                .put("period", MONDAY.toString())
                .put("threshold", SUM.wei().toString());
        ObjectNode one = body.putArray("claims")
                .addObject()
                .put("round", 1)
                .put("sum", SUM.wei().toString())
                .put("notBefore", notBefore.getEpochSecond())
                .put("deadline", deadline.getEpochSecond())
                .put(
                        "signature",
                        Bytes.of(play.worker.key().sign(claim.digest(DOMAIN)).bytes65())
                                .hex());
        one.putArray("covers").add(sheet.toString());
        play.worker.post("/api/agreements/" + agreement.hex() + "/hours/claims", body.toString());
        return new Week(play);
    }

    /** Signed, and sealed for worker and client. */
    private static DocumentId publish(Play play, Hash32 agreement) throws InterruptedException {
        long start = MONDAY.atTime(9, 0).toEpochSecond(ZoneOffset.UTC);
        Timesheet sheet = new Timesheet(
                Salt.random(RANDOM),
                agreement,
                MONDAY,
                MONDAY.plusDays(6),
                0,
                List.of(new WorkEntry(start, start + 3_600, 0, 0, Optional.empty(), Optional.empty(), true)),
                Optional.empty(),
                false);
        Document document = Document.sign(
                sheet.kind(), Instant.now().truncatedTo(ChronoUnit.SECONDS), sheet.json(), play.worker.key());
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        for (Insistent reader : List.of(play.worker, play.client)) {
            readers.put(reader.address(), ReadingKeyPair.of(reader.key()).publicKey());
        }
        ObjectNode wire = JSON.createObjectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex())
                .put("agreement", agreement.hex());
        wire.putRawValue(
                "sealed",
                new RawValue(SealedDocument.seal(document, readers, RANDOM)
                        .sealed()
                        .json()
                        .text()));
        play.worker.post("/api/documents", wire.toString());
        return document.id();
    }

    /** Waits until the chain has it and nothing more is on its way. */
    void requireOneClaim() throws InterruptedException {
        play.await(room -> Scene.claim(room).equals("pending") && Play.idle(room));
        JsonNode claims = play.room().get("claims");
        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).get("sum").asString()).isEqualTo(SUM.wei().toString());
    }

    /** So that nothing of it is due later. */
    void concede() throws InterruptedException {
        play.client.act(play.agreement(), "concede", "{}");
        play.await(room -> Scene.claim(room).equals("conceded") && Play.idle(room));
    }
}
