package io.stint.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.store.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the two hubs: a process of its own, as {@code stint hub} starts it, with a PostgreSQL of its own. */
final class Side implements AutoCloseable {
    private static final List<String> AS_HUBS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=4",
            "-Xmx192m");

    private final Process process;
    private final Path folder;
    private final PrintStream to;
    private final BufferedReader from;

    private Side(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.to = new PrintStream(process.getOutputStream(), true, UTF_8);
        this.from = new BufferedReader(process.inputReader(UTF_8));
    }

    /** @param program what it is to do with the folder, by its class, which says a line when it is ready */
    static Side start(Class<?> program, Path folder, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_HUBS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName(), folder.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Side(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                folder);
    }

    long pid() {
        return process.pid();
    }

    /** Where its PostgreSQL has its data. */
    Path database() {
        return folder.resolve(EmbeddedDatabase.FOLDER);
    }

    void ask(Object... words) {
        to.println(String.join(" ", List.of(words).stream().map(String::valueOf).toList()));
    }

    /** Waits for its next line. */
    String answer() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IllegalStateException("the hub in " + folder + " ended");
        }
        return line;
    }

    @Override
    public void close() {
        to.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
