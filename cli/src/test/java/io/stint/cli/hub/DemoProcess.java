package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code stint demo} as a process of its own, with all it says in a file. */
public final class DemoProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path output;

    private DemoProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param data where the demo keeps everything, for the next one too */
    public static DemoProcess start(Path data) throws IOException {
        Path output = Files.createTempFile(data.getParent(), "demo", ".log");
        // A script's background job has SIGINT ignored, and so has all that it starts, also a JVM: it would not hear
        // Ctrl-C.
        Process process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dstint.home=..",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "demo",
                        "--no-open",
                        "--port=0",
                        "--chain-port=0",
                        "--data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new DemoProcess(process, output);
    }

    /** Where the pages are, once they are. */
    public URI ready() throws Exception {
        return URI.create(await("ready: "));
    }

    /** What follows the words in the line that begins with them. */
    public String await(String words) throws Exception {
        for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
            boolean over = !process.isAlive();
            Optional<String> line =
                    said().lines().filter(l -> l.startsWith(words)).findFirst();
            if (line.isPresent()) {
                return line.get().substring(words.length());
            }
            assertThat(over).as(said()).isFalse();
            Thread.sleep(100);
        }
        throw new AssertionError("it never said '" + words + "': " + said());
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    void signal(String name) throws Exception {
        signal(name, Stream.of(process.toHandle()));
    }

    /** As Ctrl-C does: the local chain gets it too, but not PostgreSQL, which is in a session of its own. */
    void signalFromTerminal() throws Exception {
        List<ProcessHandle> all = Stream.concat(
                        process.descendants()
                                .filter(child -> child.info()
                                        .command()
                                        .filter(c -> c.endsWith("/anvil") || c.endsWith("sh"))
                                        .isPresent()),
                        Stream.of(process.toHandle()))
                .toList();
        assertThat(all).hasSizeGreaterThan(1);
        signal("INT", all.stream());
    }

    private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name), processes.map(process -> Long.toString(process.pid())))
                .toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    int exit() throws Exception {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            // The JVM writes down what its threads wait for.
            signal("QUIT");
            process.waitFor(2, TimeUnit.SECONDS);
            throw new AssertionError("it did not end: " + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
