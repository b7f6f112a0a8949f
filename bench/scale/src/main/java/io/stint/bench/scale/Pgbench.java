package io.stint.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same statements with the same parameters, prepared, by pgbench. It measures from the time at which a request was to
 * begin, too.
 */
final class Pgbench {
    private static final int CONNECTIONS = 8;

    private final Path folder;
    private final URI server;
    private final List<Shot> shots;

    /** @param jdbcUrl of the database */
    Pgbench(Path folder, String jdbcUrl, List<Shot> shots) {
        this.folder = folder;
        this.server = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.shots = shots;
    }

    /** Writes a script for each request. */
    void write(List<List<Sent>> sent) throws IOException {
        for (int i = 0; i < sent.size(); i++) {
            Files.write(script(i), sent.get(i).stream().map(Sent::script).toList());
        }
    }

    private Path script(int number) {
        return folder.resolve("request" + number + ".sql");
    }

    /** @param skipped seconds at the beginning that are not counted, in which statements are prepared */
    Map<Shot.Kind, List<Double>> run(double perSecond, double skipped, double seconds)
            throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory(folder, "pgbench");
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + CONNECTIONS,
                "--jobs=1",
                "--log",
                "--log-prefix=" + logs.resolve("run"),
                "--random-seed=7",
                "--host=" + server.getHost(),
                "--port=" + server.getPort(),
                "--username=postgres",
                "--rate=" + perSecond,
                "--time=" + (int) Math.ceil(skipped + seconds)));
        for (int i = 0; i < shots.size(); i++) {
            command.add("--file=" + script(i));
        }
        command.add(server.getPath().substring(1));
        Path said = folder.resolve("pgbench.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + Files.readString(said));
        }
        return read(logs, skipped);
    }

    /** A line for each: client, number, latency in microseconds, script, seconds, microseconds, lag. */
    private Map<Shot.Kind, List<Double>> read(Path logs, double skipped) throws IOException {
        List<String[]> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(line.split(" ")));
            }
        }
        double start = lines.stream().mapToDouble(Pgbench::end).min().orElseThrow();
        Map<Shot.Kind, List<Double>> times = new EnumMap<>(Shot.Kind.class);
        for (String[] line : lines) {
            if (line[2].equals("failed") || line[2].equals("skipped")) {
                throw new IllegalStateException("pgbench: a request " + line[2]);
            }
            if (end(line) >= start + skipped) {
                times.computeIfAbsent(shots.get(Integer.parseInt(line[3])).kind(), _ -> new ArrayList<>())
                        .add(Double.parseDouble(line[2]) / 1_000);
            }
        }
        return times;
    }

    private static double end(String[] line) {
        return Double.parseDouble(line[4]) + Double.parseDouble(line[5]) / 1e6;
    }

    /** Its version. */
    static String version() throws IOException {
        Process process = new ProcessBuilder("pgbench", "--version").start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
