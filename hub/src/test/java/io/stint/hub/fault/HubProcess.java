package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A hub in a process, always on the same port and the same folder, that is killed and started again. */
final class HubProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int STARTS_SECONDS = 180;

    private final Path folder;
    private final URI chain;
    private final Optional<String> database;
    private final int port;
    private Process process;

    /** @param database of all hubs that share one; empty: one of its own */
    HubProcess(Path folder, URI chain, Optional<String> database) throws IOException {
        this.folder = folder;
        this.chain = chain;
        this.database = database;
        this.port = LoopbackPort.free();
        this.process = launch();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Served.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        chain.toString(),
                        database.orElse(""))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    void startAgain() throws Exception {
        process.waitFor();
        process = launch();
    }

    void awaitReady() throws Exception {
        for (int i = 0; i < 10 * STARTS_SECONDS; i++) {
            assertThat(process.isAlive()).as(Files.readString(log())).isTrue();
            if (ready()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it is not ready: " + Files.readString(log()));
    }

    private boolean ready() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(address().resolve("/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** SIGKILL: PostgreSQL is left behind, and runs on. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGKILL to PostgreSQL's first process only, which leaves its lock and its shared memory. */
    void killDatabase() throws IOException {
        Path lock = folder.resolve("postgresql").resolve("postmaster.pid");
        Optional<ProcessHandle> postmaster = Files.exists(lock)
                ? Files.readAllLines(lock).stream()
                        .findFirst()
                        .map(Long::parseLong)
                        .flatMap(ProcessHandle::of)
                : Optional.empty();
        postmaster.ifPresent(ProcessHandle::destroyForcibly);
    }

    /** What it wrote into its log. */
    String said() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    @Override
    public void close() throws IOException {
        kill();
        killDatabase();
    }
}
