package io.stint.chain.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this JVM. A shell between the two holds the end of a pipe, and ends the process when the
 * pipe closes, which happens even when the JVM is killed. Where there is no such shell (Windows) only a JVM that ends in
 * order takes the process with it.
 */
final class Leash {
    private static final String SCRIPT = """
            exec 3<&0
            "$@" 3<&- </dev/null &
            child=$!
            { cat <&3 >/dev/null; kill "$child" 2>/dev/null; } &
            watcher=$!
            wait "$child"
            status=$?
            kill "$watcher" 2>/dev/null
            exit $status
            """;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Thread hook;

    private Leash(Process process) {
        this.process = process;
        this.hook = new Thread(this::end, "end of " + process.pid());
    }

    static Leash start(List<String> command, Path output) throws IOException {
        List<String> wrapped = new ArrayList<>();
        if (File.separatorChar == '/') {
            wrapped.addAll(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        }
        wrapped.addAll(command);
        Leash leash = new Leash(new ProcessBuilder(wrapped)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
        Runtime.getRuntime().addShutdownHook(leash.hook);
        return leash;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends the process in order, and waits for it. */
    void stop() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return; // the JVM is ending; the hook does the same
        }
    }

    private void end() {
        try {
            if (File.separatorChar == '/') {
                process.getOutputStream().close();
            } else {
                process.destroy();
            }
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException _) {
            kill();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
