package io.stint.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.Guest.Reply;
import io.stint.hub.Rehearsal.Verdict;
import io.stint.hub.agreement.Scene;
import io.stint.hub.backup.FireDrill.Check;
import io.stint.hub.document.OneDocument;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** A marketplace in use, and what is left of it elsewhere: on a second hub, after making anew, and in a backup. */
class SecondHubTest {
    @TempDir
    private static Path folder;

    private static Village village;
    private static String removed = "";

    @BeforeAll
    static void start() throws InterruptedException {
        village = Village.in(folder);
        village.fill();
        Scene scene = new Scene(village);
        Hash32 paid = scene.approved(10);
        scene.worker.act(paid, "draw", Map.of());
        scene.await(paid, room -> !Scene.money(room, "drawn").isZero());
        review(paid);
        removed = remove();
    }

    /** A job that nobody is to see again. */
    private static String remove() {
        PrivateKey client = Village.CLIENT.key();
        String id = Guest.of(village, client)
                .post(
                        "/api/documents",
                        new JsonMapper().readTree(OneDocument.job("To be removed", client)),
                        "Idempotency-Key",
                        "removed")
                .json()
                .get("id")
                .asString();
        Reply reply = Guest.of(village, Village.OPERATOR)
                .form("/moderation/remove", "kind=job&category=illegal&note=&sure=yes&id=" + id);
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        return "/jobs/" + id;
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    private static void review(Hash32 agreement) {
        Review review = new Review(agreement, Village.WORKER.key().address(), 5, "On time.");
        Document document = Document.sign(review.kind(), Instant.now(), review.json(), Village.CLIENT.key());
        ObjectNode wire = Guest.object()
                .put("id", document.id().toString())
                .put("kind", "review")
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().bytes65()).hex())
                .putRawValue("body", new RawValue(review.json().text()));
        Reply reply = Guest.of(village, Village.CLIENT.key()).post("/api/documents", wire, "Idempotency-Key", "review");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    /** What everybody sees: the board in its order, and each of its people, among them whom the review is of. */
    private static List<String> shown(URI hub) {
        Board board = Board.of(hub);
        List<String> all = new ArrayList<>(board.jobs());
        all.addAll(board.people());
        all.add(new Guest(hub)
                .get("/api/people/" + Village.WORKER.key().address())
                .body());
        return all;
    }

    /** What the parties see of their agreements, but for what depends on the time of looking. */
    private static List<String> rooms() {
        List<String> rooms = new ArrayList<>();
        for (HubConfig.Person person : List.of(Village.CLIENT, Village.WORKER, Village.ARBITER)) {
            Guest guest = Guest.of(village, person.key());
            guest.get("/api/agreements").json().get("agreements").forEach(line -> {
                ObjectNode room = (ObjectNode)
                        guest.get("/api/agreements/" + line.get("agreement").asString())
                                .json();
                room.remove(List.of("chain", "underWay"));
                if (room.path("money").path("securedBy") instanceof ObjectNode secured) {
                    secured.remove("until");
                }
                rooms.add(room.toString());
            });
        }
        return rooms;
    }

    @Test
    void aSecondHubShowsTheSameMarketplace() {
        List<String> first = shown(village.address());
        try (Hub second = Hub.start(village.another("second", village.address()))) {
            Scene.await(() -> shown(second.address()).equals(first));
            // It notes how far it has come after what it took in.
            Scene.await(
                    () -> new Guest(second.address()).get("/api/peers").body().contains("\"well\":true"));

            String peers = new Guest(second.address()).get("/api/peers").body();
            String page = new Guest(second.address()).get("/network").body();
            assertThat(peers)
                    .contains(
                            "\"well\":true", "\"refused\":0", village.address().toString());
            assertThat(page).contains("Other hubs", village.address().toString());
        }
        assertThat(first.toString()).contains("On time.");
    }

    @Test
    void whatIsMadeAnewIsTheSameByteForByte() {
        List<String> shown = shown(village.address());
        List<String> rooms = rooms();

        village.restart(() ->
                assertThat(new Workshop(village.commands()).rebuild().leftOut()).isEmpty());

        assertThat(shown(village.address())).isEqualTo(shown);
        assertThat(rooms()).isEqualTo(rooms);
        assertThat(new Guest(village.address()).get(removed).status()).isEqualTo(410);
    }

    @Test
    void aSecondHubOnTheSameFolderIsRefusedAndTheFirstGoesOn() {
        assertThatThrownBy(() -> Hub.start(village.commands()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("another hub or command works with")
                .hasMessageContaining("--db");

        assertThat(new Guest(village.address()).get("/api/jobs").status()).isEqualTo(200);
    }

    @Test
    void nothingIsMadeAnewUnderAHubThatWorks() {
        Workshop workshop = new Workshop(village.commands());

        assertThatThrownBy(workshop::rebuild).isInstanceOf(BadInput.class).hasMessageContaining("stop it first");
        assertThat(new Guest(village.address()).get("/health/ready").status()).isEqualTo(200);
    }

    /** What a hub on a real chain has: peers, lists of others that hide something, a keeper that has looked. */
    private static void liveOn() {
        Path postgres = village.commands().data().resolve(EmbeddedDatabase.FOLDER);
        try (Database database =
                Database.open(EmbeddedDatabase.running(postgres).orElseThrow())) {
            database.transact(h -> {
                h.execute("insert into peer (url, cursor) values ('https://peer.example', 7) on conflict do nothing");
                h.execute("insert into hide_source (hub, followed, version, signer, hash)"
                        + " values ('https://peer.example', true, 3, decode(repeat('ab', 20), 'hex'),"
                        + " decode(repeat('cd', 32), 'hex')) on conflict do nothing");
                h.execute("insert into hide_entry (hub, kind, thing, category, note) values ('https://peer.example',"
                        + " 'job', decode(repeat('ef', 32), 'hex'), 'spam', '') on conflict do nothing");
                h.execute("insert into hidden (kind, thing, category, note, by, at, source) values ('job',"
                        + " decode(repeat('ef', 32), 'hex'), 'spam', '', decode(repeat('ab', 20), 'hex'), now(),"
                        + " 'https://peer.example') on conflict do nothing");
                h.execute("update agreement set due = now() + interval '10 minutes'");
            });
        }
    }

    /** Also in another part of the world. */
    @Test
    void aRehearsalOfTheBackupOfAHubThatRunsFindsAllTheSame() throws IOException {
        liveOn();
        Path file = folder.resolve("running.stint");
        assertThat(new Workshop(village.commands()).backup(file).documents()).isPositive();
        List<String> shown = shown(village.address());
        List<URI> looked = new ArrayList<>();

        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        Verdict verdict;
        try {
            verdict = new Rehearsal(village.another("rehearsed"), file).run(line -> {}, hub -> {
                looked.add(hub);
                assertThat(shown(hub)).isEqualTo(shown);
            });
        } finally {
            TimeZone.setDefault(here);
        }

        assertThat(verdict.checks()).allMatch(Check::same);
        assertThat(verdict.checks()).anyMatch(check -> check.what().startsWith("job,") && check.rows() > 0);
        assertThat(verdict.checks()).anyMatch(check -> check.what().startsWith("agreement,") && check.rows() > 0);
        assertThat(looked).hasSize(1);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aBackupIsRestoredIntoAnEmptyDatabaseOnly() {
        Path file = folder.resolve("restored.stint");
        new Workshop(village.commands()).backup(file);
        HubConfig elsewhere = village.another("elsewhere");

        new Workshop(elsewhere).restore(file);

        assertThatThrownBy(() -> new Workshop(elsewhere).restore(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("--db");
        List<String> shown = shown(village.address());
        try (Hub hub = Hub.start(elsewhere)) {
            assertThat(shown(hub.address())).isEqualTo(shown);
            assertThat(new Guest(hub.address()).get(removed).status()).isEqualTo(410);
        }
    }

    @Test
    void aDamagedBackupLeavesTheDatabaseEmpty() throws IOException {
        Path good = folder.resolve("good.stint");
        new Workshop(village.commands()).backup(good);
        Path bad = folder.resolve("bad.stint");
        rewrite(good, bad, "tables/voucher.copy", text -> text.replaceFirst("0", "1"));
        HubConfig elsewhere = village.another("after-damage");

        assertThatThrownBy(() -> new Workshop(elsewhere).restore(bad))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("damaged");

        assertThat(new Workshop(elsewhere).restore(good).documents()).isPositive();
    }

    @Test
    void aBackupOfALaterVersionOrAnotherChainIsRefused() throws IOException {
        Path good = folder.resolve("of-now.stint");
        new Workshop(village.commands()).backup(good);
        Path later = folder.resolve("later.stint");
        rewrite(good, later, "manifest.json", text -> text.replaceFirst("\"schema\" : \\d+", "\"schema\" : 9999"));
        Path foreign = folder.resolve("foreign.stint");
        rewrite(good, foreign, "manifest.json", text -> text.replaceFirst("\"chainId\" : \\d+", "\"chainId\" : 30"));
        Workshop elsewhere = new Workshop(village.another("refused"));

        assertThatThrownBy(() -> elsewhere.restore(later))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("9999");
        assertThatThrownBy(() -> elsewhere.restore(foreign))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("chain 30");
        assertThatThrownBy(() -> elsewhere.restore(folder.resolve("none"))).hasMessageContaining("no backup");
        assertThatThrownBy(() -> new Workshop(village.commands()).backup(good)).hasMessageContaining("exists already");
    }

    private interface Change {
        String of(String text);
    }

    private static void rewrite(Path from, Path to, String entry, Change change) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry e : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(e).readAllBytes();
                out.putNextEntry(new ZipEntry(e.getName()));
                String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                out.write((e.getName().equals(entry) ? change.of(text) : text)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }
}
