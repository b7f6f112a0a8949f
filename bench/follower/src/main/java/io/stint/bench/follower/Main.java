package io.stint.bench.follower;

import io.stint.bench.follower.BareCalls.Range;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.follow.Checkpoint;
import io.stint.chain.follow.FollowSettings;
import io.stint.chain.follow.Follower;
import io.stint.chain.follow.Update;
import io.stint.chain.rpc.Log;
import io.stint.chain.rpc.LogFilter;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Follows many events, and compares the time with that of the bare calls for the same ranges. */
public final class Main {
    private static final int EVENTS = 100_000;
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 9;
    private static final double LARGEST_RATIO = 1.5;

    private Main() {}

    /** @param arguments the project's root folder */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "preparing a chain with %,d payments%n", EVENTS);
        try (PaidChain chain = PaidChain.of(Path.of(arguments[0]), EVENTS / PaidChain.WORKERS);
                BareCalls bare = new BareCalls(chain.local().endpoint(), EscrowDeployment.address())) {
            boolean fast = compare(chain, bare);
            System.exit(fast ? 0 : 1);
        }
    }

    private static boolean compare(PaidChain chain, BareCalls bare) throws IOException, InterruptedException {
        List<Double> bareTimes = new ArrayList<>();
        List<Double> followerTimes = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            List<Range> ranges = new ArrayList<>();
            long start = System.nanoTime();
            int events = follow(chain, ranges);
            double follower = secondsSince(start);
            start = System.nanoTime();
            long bytes = bare.ask(ranges);
            double calls = secondsSince(start);
            System.out.printf(
                    Locale.ROOT,
                    "%s: follower %.3f s for %,d events in %d ranges; bare calls %.3f s for %,d bytes%n",
                    round < 0 ? "warm-up" : "round " + (round + 1),
                    follower,
                    events,
                    ranges.size(),
                    calls,
                    bytes);
            if (events != EVENTS) {
                throw new IllegalStateException("the follower read " + events + " events, not " + EVENTS);
            }
            if (round >= 0) {
                followerTimes.add(follower);
                bareTimes.add(calls);
                ratios.add(follower / calls);
            }
        }
        double ratio = median(ratios);
        System.out.printf(
                Locale.ROOT,
                "medians of %d rounds: follower %.3f s, bare calls %.3f s; of their ratios %.2f (at most %.1f)%n",
                ROUNDS,
                median(followerTimes),
                median(bareTimes),
                ratio,
                LARGEST_RATIO);
        return ratio <= LARGEST_RATIO;
    }

    /** Reads everything and decodes it, as a consumer does. */
    private static int follow(PaidChain chain, List<Range> ranges) {
        Follower follower = new Follower(
                chain.local().node(),
                LogFilter.of(EscrowDeployment.address()),
                FollowSettings.of(chain.local().profile()),
                Checkpoint.from(chain.first()));
        int paid = 0;
        while (true) {
            long from = follower.checkpoint().next();
            if (!(follower.poll() instanceof Update.Events page)
                    || follower.checkpoint().next() == from) {
                return paid;
            }
            ranges.add(new Range(from, follower.checkpoint().next() - 1));
            for (Log log : page.logs()) {
                if (EscrowEvents.read(log.topics(), log.data()).orElseThrow() instanceof EscrowEvent.Paid) {
                    paid++;
                }
            }
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
