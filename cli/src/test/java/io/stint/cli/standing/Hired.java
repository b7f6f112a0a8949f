package io.stint.cli.standing;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.PlainTerms;
import io.stint.cli.Result;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.option.HubAddress;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** A worker at 0.001 rBTC an hour with an open agreement on a demo's chain and hub, and its file. */
record Hired(Path folder, Path file, AgreementFile agreement, URI rpc, HubSession worker, PrivateKey workerKey) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long LOCAL = 31_337;
    private static final int TRIES = 600;

    /** @param keystore of the client, as the demo wrote it */
    static Hired open(Path folder, String name, URI rpc, URI hub, Path keystore) throws Exception {
        PrivateKey worker = PrivateKey.generate(RANDOM);
        Scope scope = new Scope(salt(), Optional.empty(), "Photos", "By the hour.", List.of(), Optional.of(hourly()));
        Hash32 hash = DocumentId.of(scope.json()).hash();
        PrivateKey client = KeyFiles.open(keystore, StandingAgentTest.PASSWORD.toCharArray());
        AgreementFile draft = AgreementFile.draft(
                LOCAL,
                EscrowDeployment.address(),
                0,
                PlainTerms.of(client.address(), worker.address(), hash, new BigInteger(128, RANDOM)));
        AgreementFile signed =
                draft.signedByWorker(Bytes.of(worker.sign(draft.id()).compact()));
        Path file = folder.resolve(name + ".json");
        Files.writeString(file, AgreementFiles.write(signed));
        Files.createDirectories(folder.resolve("data"));
        stint(
                        rpc,
                        folder,
                        "agreement",
                        "open",
                        file.toString(),
                        "--amount",
                        "0.05rbtc",
                        "--key",
                        keystore.toString(),
                        "--password-file",
                        StandingAgentTest.password(folder).toString(),
                        "--yes")
                .ok();
        HubSession session = new HubSession(HubAddress.of(hub), worker);
        Hired hired = new Hired(folder, file, signed, rpc, session, worker);
        hired.publish(session, worker, new ReadingKey(ReadingKeyPair.of(worker).publicKey()), Optional.empty());
        try (HubSession clients = new HubSession(HubAddress.of(hub), client)) {
            hired.publish(
                    clients, client, new ReadingKey(ReadingKeyPair.of(client).publicKey()), Optional.empty());
        }
        hired.awaitHub();
        hired.publish(session, worker, scope, Optional.of(client));
        return hired;
    }

    private static Hourly hourly() {
        return new Hourly(
                new Price(new BigDecimal("0.001"), new Currency("rBTC")),
                Optional.of(2400),
                PayPeriod.WEEK,
                ZoneId.of("UTC"),
                Rounding.NONE);
    }

    private static Salt salt() {
        return Salt.random(RANDOM);
    }

    /** The hub follows the chain a little later. */
    private void awaitHub() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (worker.find("/api/agreements/" + agreement.id().hex()).isPresent()) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the hub never knew of " + agreement.id());
    }

    private void publish(HubSession session, PrivateKey author, Body body, Optional<PrivateKey> reader) {
        Document document =
                Document.sign(body.kind(), Instant.now().truncatedTo(ChronoUnit.SECONDS), body.json(), author);
        ObjectNode wire = JsonNodeFactory.instance
                .objectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", author.address().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex());
        if (reader.isPresent()) {
            SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
            List.of(author, reader.get())
                    .forEach(key ->
                            readers.put(key.address(), ReadingKeyPair.of(key).publicKey()));
            String sealed = SealedDocument.seal(document, readers, RANDOM)
                    .sealed()
                    .json()
                    .text();
            wire.put("agreement", agreement.id().hex()).putRawValue("sealed", new RawValue(sealed));
        } else {
            wire.putRawValue("body", new RawValue(body.json().text()));
        }
        if (body instanceof Timesheet sheet) {
            wire.put("period", sheet.from().toString()).put("running", sheet.running());
        }
        session.post("/api/documents", text(wire), UUID.randomUUID().toString());
    }

    private static String text(ObjectNode wire) {
        return JsonMapper.shared().writeValueAsString(wire);
    }

    /** So many minutes on each of the first days of a week that is over, while it goes on. */
    void handIn(LocalDate monday, PrivateKey client, int... minutes) {
        List<WorkEntry> entries = new ArrayList<>();
        for (int day = 0; day < minutes.length; day++) {
            long start = monday.plusDays(day).atTime(8, 0).toEpochSecond(ZoneOffset.UTC);
            entries.add(
                    new WorkEntry(start, start + minutes[day] * 60L, 0, 0, Optional.empty(), Optional.empty(), false));
        }
        Timesheet sheet =
                new Timesheet(salt(), agreement.id(), monday, monday.plusDays(6), 0, entries, Optional.empty(), true);
        publish(worker, workerKey, sheet, Optional.of(client));
    }

    /** Totals, in thousandths of a coin and from the lowest on. */
    List<String> approved() {
        JsonNode room = worker.get("/api/agreements/" + agreement.id().hex());
        return room.path("vouchers")
                .valueStream()
                .map(voucher -> new BigDecimal(voucher.path("total").asString())
                        .movePointLeft(15)
                        .stripTrailingZeros()
                        .toPlainString())
                .sorted()
                .toList();
    }

    /** Runs {@code stint} on this chain, as a script. */
    Result stint(String... arguments) {
        return stint(rpc, folder, arguments);
    }

    private static Result stint(URI rpc, Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        if (!arguments[0].equals("standing") || arguments[1].equals("give")) {
            all.addAll(List.of(
                    "--rpc", rpc.toString(), "--data", folder.resolve("data").toString()));
        }
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }
}
