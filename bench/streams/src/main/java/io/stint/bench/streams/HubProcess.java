package io.stint.bench.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the system says of the hub's process, without PostgreSQL and the chain. */
record HubProcess(long pid) {
    private static final long TICKS = 100;

    /** In megabytes, of memory that is really used. */
    long memory() throws IOException {
        try (Stream<String> lines = Files.lines(file("status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
    }

    /** Seconds of processor since it began. */
    double processor() throws IOException {
        String[] fields =
                Files.readString(file("stat")).replaceFirst(".*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS;
    }

    /** Threads of the system; virtual ones are none. */
    long threads() throws IOException {
        try (Stream<Path> tasks = Files.list(file("task"))) {
            return tasks.count();
        }
    }

    /** Lets it throw away what it needs no more, so that what is measured is needed. */
    void collect() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor(60, TimeUnit.SECONDS);
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
