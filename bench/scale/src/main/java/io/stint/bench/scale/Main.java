package io.stint.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All measures on one hub that grows; see {@code bench/scale/run}. */
public final class Main {
    private Main() {}

    /** @param arguments the project's root folder, an empty folder, and the options */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Plan plan = Plan.of(Arrays.copyOfRange(arguments, 2, arguments.length));
        Path folder = Path.of(arguments[1]);
        List<Answers> all = new ArrayList<>();
        Optional<RunningHub.Memory> memory = Optional.empty();
        try (Town town = Town.start(Path.of(arguments[0]), folder)) {
            for (int jobs : plan.sizes()) {
                Town.Grown grown = town.grow(Size.of(jobs));
                tell(String.format(
                        Locale.ROOT,
                        "%,d jobs: %.0f s for documents, %.0f s for agreements, %.0f s until the hub had read them",
                        jobs,
                        grown.documents(),
                        grown.agreements(),
                        grown.read()));
                boolean last = jobs == plan.sizes().getLast();
                if (last && plan.has("look")) {
                    look(town);
                }
                if (last) {
                    town.restart();
                }
                if (last || plan.has("curve")) {
                    boolean fresh = last || all.isEmpty();
                    all.add(new Measure(
                                    town,
                                    folder,
                                    last ? plan.rounds() : 1,
                                    last ? plan.seconds() : plan.seconds() / 2,
                                    Optional.of(plan.warm()).filter(_ -> fresh))
                            .run());
                }
            }
            memory = Optional.of(town.hub().memory());
        }
        Report report = new Report(plan, all, memory.orElseThrow());
        System.out.println(report.markdown());
        if (plan.json().isPresent()) {
            Files.writeString(Path.of(plan.json().get()), report.json());
        }
        System.exit(report.kept() ? 0 : 1);
    }

    /** For whoever wants to look around, until this is stopped. */
    private static void look(Town town) throws InterruptedException {
        town.shots().stream().limit(8).forEach(shot -> tell(shot.path() + "  Cookie: stint=" + shot.cookie()));
        tell(town.address() + " and " + town.jdbcUrl() + " are there until this is stopped");
        Thread.currentThread().join();
    }

    private static void tell(String line) {
        System.err.println(line);
    }
}
