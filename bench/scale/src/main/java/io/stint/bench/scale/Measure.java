package io.stint.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Asks the hub, and sends what it sent to PostgreSQL to the same PostgreSQL bare, one after the other. */
final class Measure {
    /** Requests a second: a process that has just begun is not asked for everything at once. */
    private static final List<Double> BEGINNING = List.of(20.0, 80.0);

    private static final double BEGINNING_SECONDS = 8;
    private static final double SKIPPED = 6;

    private final Town town;
    private final Path folder;
    private final int rounds;
    private final double seconds;
    private final Optional<Plan.Warm> warm;
    private final List<Shot> shots;

    /** @param warm empty: the hub was asked before */
    Measure(Town town, Path folder, int rounds, double seconds, Optional<Plan.Warm> warm) {
        this.town = town;
        this.folder = folder;
        this.rounds = rounds;
        this.seconds = seconds;
        this.warm = warm;
        this.shots = town.shots();
    }

    Answers run() throws IOException, InterruptedException, SQLException {
        for (double rate : BEGINNING) {
            load(rate, 0, BEGINNING_SECONDS);
        }
        Map<Shot.Kind, List<Double>> first = warm.isPresent() ? warmUp(warm.get()) : Map.of();
        List<List<Sent>> sent = record();
        Pgbench pgbench = new Pgbench(Files.createTempDirectory(folder, "scripts"), town.jdbcUrl(), shots);
        pgbench.write(sent);
        Map<Shot.Kind, List<Double>> bare = new EnumMap<>(Shot.Kind.class);
        Map<Shot.Kind, List<Double>> hub = new EnumMap<>(Shot.Kind.class);
        for (int round = 1; round <= rounds; round++) {
            add(bare, pgbench.run(Plan.RATE, SKIPPED, seconds));
            add(hub, load(Plan.RATE, round, seconds));
        }
        List<Integer> bytes = bytes();
        List<Integer> statements = sent.stream().map(List::size).toList();
        return new Answers(
                town.size(),
                Arrays.stream(Shot.Kind.values())
                        .map(kind -> new Answers.Page(
                                kind,
                                Optional.ofNullable(first.get(kind)).map(Times::new),
                                new Times(bare.getOrDefault(kind, List.of())),
                                new Times(hub.getOrDefault(kind, List.of())),
                                mean(kind, statements),
                                mean(kind, bytes)))
                        .toList());
    }

    /** What the first of it was like. */
    private Map<Shot.Kind, List<Double>> warmUp(Plan.Warm warm) throws InterruptedException {
        Map<Shot.Kind, List<Double>> first = load(Plan.RATE, -1, warm.first());
        load(Plan.RATE, 0, warm.more());
        return first;
    }

    private Map<Shot.Kind, List<Double>> load(double rate, int round, double length) throws InterruptedException {
        Arrivals arrivals = Arrivals.of(rate, SKIPPED + length, shots.size(), round);
        return new Load(town.address(), shots).run(arrivals, SKIPPED);
    }

    private List<List<Sent>> record() throws IOException, SQLException, InterruptedException {
        try (Recording recording = Recording.start(town.log(), town.jdbcUrl(), town.address())) {
            List<List<Sent>> all = new ArrayList<>();
            for (Shot shot : shots) {
                all.add(recording.of(shot));
            }
            return all;
        }
    }

    private List<Integer> bytes() throws IOException {
        List<Integer> bytes = new ArrayList<>();
        try (Browser browser = new Browser(town.address())) {
            for (Shot shot : shots) {
                bytes.add(browser.get(shot));
            }
        }
        return bytes;
    }

    /** Of numbers in the order of the requests. */
    private double mean(Shot.Kind kind, List<Integer> numbers) {
        return IntStream.range(0, numbers.size())
                .filter(i -> shots.get(i).kind() == kind)
                .map(numbers::get)
                .average()
                .orElseThrow();
    }

    private static void add(Map<Shot.Kind, List<Double>> all, Map<Shot.Kind, List<Double>> more) {
        more.forEach((kind, times) ->
                all.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(times));
    }
}
