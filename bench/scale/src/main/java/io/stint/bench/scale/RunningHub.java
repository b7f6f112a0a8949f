package io.stint.bench.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code stint hub} as an operator starts it, in a process of its own. */
public final class RunningHub implements AutoCloseable {
    /** Of the serial collector, which {@code ./stint} asks for. */
    private static final Pattern HEAP_USED = Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final URI address;

    private RunningHub(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param more options */
    public static RunningHub start(Path project, Path folder, String jdbcUrl, URI node, String... more)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                project.resolve("stint").toString(),
                "hub",
                "--rpc",
                node.toString(),
                "--db",
                jdbcUrl,
                "--data",
                folder.resolve("data").toString(),
                "--rate",
                "EUR=57000",
                "--port",
                "0"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("hub.log").toFile())
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready: ")) {
                RunningHub hub = new RunningHub(process, URI.create(line.substring("ready: ".length())));
                // It would go on when this is stopped.
                Runtime.getRuntime().addShutdownHook(new Thread(hub::close));
                return hub;
            }
        }
        throw new IllegalStateException("the hub ended: " + Files.readString(folder.resolve("hub.log")));
    }

    public URI address() {
        return address;
    }

    /** Seconds of the processor since it began. */
    public double processor() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /** The most memory that the process had at any time, and what it has now, in megabytes (1,000,000 bytes). */
    public Memory memory() {
        try {
            String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
            return new Memory(kilobytes(status, "VmHWM"), kilobytes(status, "VmRSS"), heap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param heap what is alive in Java's heap, after collecting all else */
    public record Memory(double most, double now, double heap) {}

    private static double kilobytes(String text, String name) {
        Matcher found = Pattern.compile(name + ":\\s+(\\d+) kB").matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + text);
        }
        return Long.parseLong(found.group(1)) * 1_024 / 1e6;
    }

    private double heap() throws IOException {
        jcmd("GC.run");
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        double sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1)) * 1_024 / 1e6;
        }
        if (sum == 0) {
            throw new IllegalStateException("jcmd does not say how much of the heap is in use");
        }
        return sum;
    }

    private String jcmd(String command) throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
