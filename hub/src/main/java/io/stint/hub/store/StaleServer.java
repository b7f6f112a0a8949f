package io.stint.hub.store;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed hub leaves behind: a PostgreSQL that runs on, or a lock file of one that does not run. A start on such a
 * folder would wait and fail.
 */
final class StaleServer {
    private static final int PORT_LINE = 3;
    private static final Duration STOP = Duration.ofSeconds(20);

    private StaleServer() {}

    /** Stops a server that works in the folder and removes a lock that nobody holds. */
    static void clear(Path folder) throws IOException {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        Optional<ProcessHandle> server = Files.readAllLines(lock).stream()
                .findFirst()
                .flatMap(StaleServer::pid)
                .flatMap(ProcessHandle::of);
        if (server.isPresent() && worksIn(server.get(), folder)) {
            stop(server.get(), folder);
        } else {
            awaitOrphans(folder);
            Files.deleteIfExists(lock);
        }
    }

    /** The port of a server that works in the folder: the fourth line of its lock file. */
    static Optional<Integer> port(Path folder) {
        Path lock = folder.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(lock);
            return lines.stream()
                    .findFirst()
                    .flatMap(StaleServer::pid)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> worksIn(process, folder))
                    .flatMap(_ -> lines.stream().skip(PORT_LINE).findFirst())
                    .map(line -> Integer.parseInt(line.strip()));
        } catch (IOException | NumberFormatException e) {
            throw new StintException(
                    "whether a PostgreSQL works in " + folder + " cannot be seen: " + e.getMessage(), e);
        }
    }

    /** Where only the first process was killed, its children end by themselves; until then nobody may use their memory. */
    private static void awaitOrphans(Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> worksIn(process, folder))
                .toList()
                .forEach(process -> await(process, folder));
    }

    private static Optional<Long> pid(String line) {
        try {
            return Optional.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** A server's working directory is its data folder. */
    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            Path cwd = Path.of("/proc", Long.toString(process.pid()), "cwd");
            return Files.isSameFile(cwd.toRealPath(), folder);
        } catch (IOException | SecurityException _) {
            return process.info().arguments().map(List::of).orElse(List.of()).contains(folder.toString());
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: transactions are rolled back, what was committed is kept. */
    private static void stop(ProcessHandle server, Path folder) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        await(server, folder);
    }

    private static void await(ProcessHandle server, Path folder) {
        try {
            server.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("interrupted while an older PostgreSQL stops", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StintException(
                    "a PostgreSQL (process " + server.pid() + ") uses " + folder + " and does not stop; stop it", e);
        }
    }
}
