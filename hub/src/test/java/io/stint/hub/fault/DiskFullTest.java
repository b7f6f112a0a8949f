package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stint.hub.Caller;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A database on a small disk, which fills: a file system of its own, so only where one may be mounted. */
class DiskFullTest {
    private static final String SIZE = "size=160m";
    private static final String TYPE = "application/octet-stream";
    private static final int MOST = 50;

    @TempDir
    private Path folder;

    private Path disk;
    private Path ballast;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        ballast = disk.resolve("ballast");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()), "no file system can be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void itIsSaidNothingIsLostAndItPasses() throws Exception {
        try (Village village = Village.in(disk)) {
            Caller client = caller(village);
            List<String> stored = new ArrayList<>();
            fill();

            HttpResponse<String> answer = client.postBytes("/api/blobs", TYPE, random());
            while (answer.statusCode() < 300 && stored.size() < MOST) {
                stored.add(answer.body());
                answer = client.postBytes("/api/blobs", TYPE, random());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("disk-full");
            assertThat(client.get("/api/jobs").statusCode())
                    .as("reading goes on")
                    .isEqualTo(200);

            Files.delete(ballast);
            Scene.await(() -> client.postBytes("/api/blobs", TYPE, random()).statusCode() < 300);
            for (String blob : stored) {
                String hash = JsonMapper.shared().readTree(blob).get("hash").asString();
                assertThat(client.getBytes("/api/blobs/" + hash).statusCode()).isEqualTo(200);
            }
        }
    }

    /** Where its log cannot grow either, PostgreSQL ends. */
    @Test
    void aDatabaseThatEndsForItComesBack() throws Exception {
        try (Village village = Village.in(disk)) {
            Caller client = caller(village);
            String stored = client.postBytes("/api/blobs", TYPE, random()).body();
            fill();
            fillTheLog();
            Scene.await(() -> client.get("/health/ready").statusCode() == 503);

            Files.delete(ballast);
            Scene.await(() -> client.get("/health/ready").statusCode() == 200);
            String hash = JsonMapper.shared().readTree(stored).get("hash").asString();
            assertThat(client.getBytes("/api/blobs/" + hash).statusCode()).isEqualTo(200);
            assertThat(client.postBytes("/api/blobs", TYPE, random()).statusCode())
                    .isLessThan(300);
        }
    }

    private static Caller caller(Village village) {
        String cookie = village.signIn(Village.CLIENT.key().address());
        return new Caller(village.address().getPort(), Optional.of(cookie), village.csrf(cookie));
    }

    private static byte[] random() {
        byte[] bytes = new byte[100_000];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private void fillTheLog() throws SQLException {
        String url = EmbeddedDatabase.running(disk.resolve("hub").resolve(EmbeddedDatabase.FOLDER))
                .orElseThrow();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < MOST; i++) {
                            statement.execute("select pg_logical_emit_message(true, 'x', repeat('x', 4000000))");
                        }
                    })
                    .isInstanceOf(SQLException.class);
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
