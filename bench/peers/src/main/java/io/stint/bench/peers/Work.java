package io.stint.bench.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor's time that this process and a PostgreSQL have used so far, in seconds: on a machine with other work it
 * says more than the clock, which counts the others too. Linux only, as far as PostgreSQL goes.
 */
public record Work(double java, double postgres) {
    private static final double TICKS = 100;

    /** @param folder of the server's data */
    public static Work now(Path folder) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try {
            return new Work(system.getProcessCpuTime() / 1e9, ofServer(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Work since(Work before) {
        return new Work(java - before.java, postgres - before.postgres);
    }

    /** User's and system's time of a process. */
    static double ofProcess(long process) throws IOException {
        return sum(fields(Path.of("/proc", Long.toString(process))), 11, 13) / TICKS;
    }

    /** The server's own time, that of its children that have ended, and that of those which run. */
    static double ofServer(Path folder) throws IOException {
        String server = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        long ticks = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.toList()) {
                List<String> fields = fields(process);
                if (process.endsWith(server)) {
                    ticks += sum(fields, 11, 15);
                } else if (fields.size() > 2 && fields.get(1).equals(server)) {
                    ticks += sum(fields, 11, 13);
                }
            }
        }
        return ticks / TICKS;
    }

    private static long sum(List<String> fields, int from, int to) {
        return fields.subList(from, to).stream().mapToLong(Long::parseLong).sum();
    }

    /** Of /proc/N/stat, from the state on; empty: it is no process, or not there any more. */
    private static List<String> fields(Path process) {
        if (!Character.isDigit(process.getFileName().toString().charAt(0))) {
            return List.of();
        }
        try {
            String stat = Files.readString(process.resolve("stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException _) {
            // It ended before it was read, or while it was.
            return List.of();
        }
    }
}
