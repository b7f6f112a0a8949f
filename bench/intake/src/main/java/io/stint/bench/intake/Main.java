package io.stint.bench.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** All measures on one hub; see {@code bench/intake/run}. */
public final class Main {
    /** Of each firm. */
    private static final int WORKERS = 250;

    /** Workers whose pages are open. */
    private static final int LOOKING = 50;

    private Main() {}

    /** @param arguments the project's root folder, an empty folder, and the options */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Plan plan = Plan.of(Arrays.copyOfRange(arguments, 2, arguments.length));
        Report report;
        try (Ground ground = Ground.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            report = measure(plan, ground);
        }
        System.out.println(report.markdown());
        if (plan.json().isPresent()) {
            Files.writeString(Path.of(plan.json().get()), report.json());
        }
        System.exit(report.kept() ? 0 : 1);
    }

    private static Report measure(Plan plan, Ground ground) throws IOException, InterruptedException {
        List<Firm> firms = firms(0, Firm.FIRMS, WORKERS, ground);
        ground.open(firms);
        List<Agent> agents = firms.stream().map(firm -> new Agent(firm, ground)).toList();
        Rate rate = new Rate(ground, agents);
        // A process that has just begun compiles what it does often.
        tell("warm-up", rate.round(Plan.USUAL, plan.vouchers(Plan.USUAL) / 2));
        List<Rate.Round> rounds = new ArrayList<>();
        for (int size : plan.has("rate") ? plan.sizes() : List.of(Plan.USUAL)) {
            for (int i = 0; i < plan.rounds(); i++) {
                rounds.add(rate.round(size, plan.vouchers(size)));
                tell("round " + (i + 1), rounds.getLast());
            }
        }
        Optional<Meter.Result> meter =
                plan.has("meter") ? Optional.of(meter(plan, ground, agents, rounds)) : Optional.empty();
        Optional<Clocks.Result> clocks = plan.has("timers")
                ? Optional.of(
                        new Clocks(ground).run(firms(Firm.FIRMS + 1, Firm.FIRMS, plan.timers() / Firm.FIRMS, ground)))
                : Optional.empty();
        return new Report(plan, rounds, meter, clocks);
    }

    private static Meter.Result meter(Plan plan, Ground ground, List<Agent> agents, List<Rate.Round> rounds)
            throws IOException, InterruptedException {
        Firm firm = Firm.of(Firm.FIRMS, LOOKING, ground.domain());
        ground.open(List.of(firm));
        double most = rounds.stream()
                .filter(round -> round.size() == Plan.USUAL)
                .mapToDouble(Rate.Round::vouchers)
                .min()
                .orElseThrow();
        return new Meter(ground, agents, most).run(firm, new Agent(firm, ground), plan.samples());
    }

    /** Their agreements are not open yet. */
    private static List<Firm> firms(int from, int count, int workers, Ground ground) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Firm.of(i, workers, ground.domain()))
                .toList();
    }

    private static void tell(String what, Rate.Round round) {
        System.err.printf(
                Locale.ROOT,
                "%s, %d in a request: %,.0f vouchers a second, %,.0f bare recoveries, ratio %.3f; of the processor %.0f µs"
                        + " hub, %.0f PostgreSQL, %.0f sender, beside %.0f of a bare recovery%n",
                what,
                round.size(),
                round.vouchers(),
                round.bare(),
                round.ratio(),
                round.hub(),
                round.postgres(),
                round.sender(),
                round.recovery());
    }
}
