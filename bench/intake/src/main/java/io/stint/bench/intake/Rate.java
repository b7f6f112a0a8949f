package io.stint.bench.intake;

import io.stint.bench.peers.Bare;
import io.stint.bench.peers.Work;
import io.stint.bench.scale.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Sends vouchers as fast as they are answered, one connection for each firm, and compares with bare recoveries. */
final class Rate {
    private static final double MICROS = 1e6;

    private final Ground ground;
    private final List<Agent> agents;
    private final int cores = Runtime.getRuntime().availableProcessors();

    Rate(Ground ground, List<Agent> agents) {
        this.ground = ground;
        this.agents = agents;
    }

    /**
     * One round.
     *
     * @param vouchers a second
     * @param bare recoveries a second, before and after
     * @param hub microseconds of the processor for each voucher
     * @param postgres the same of the database
     * @param sender the same of what sends
     * @param recovery the same of a bare recovery
     */
    record Round(int size, double vouchers, double bare, double hub, double postgres, double sender, double recovery) {
        double ratio() {
            return vouchers / bare;
        }
    }

    Round round(int size, int vouchers) throws InterruptedException {
        List<List<Agent.Parcel>> work = agents.stream()
                .map(agent -> agent.parcels(vouchers / size / agents.size(), size))
                .toList();
        Bare bare = new Bare(
                work.stream()
                        .flatMap(List::stream)
                        .flatMap(parcel -> parcel.slips().stream())
                        .map(Agent.Slip::signed)
                        .toList(),
                cores);
        Work start = Work.now(ground.data());
        double before = bare.recover();
        Work alone = Work.now(ground.data()).since(start);
        double hub = ground.hub().processor();
        start = Work.now(ground.data());
        double seconds = send(work);
        Work sent = Work.now(ground.data()).since(start);
        hub = ground.hub().processor() - hub;
        double after = bare.recover();
        return new Round(
                size,
                vouchers / seconds,
                2 * vouchers / (before + after),
                MICROS * hub / vouchers,
                MICROS * sent.postgres() / vouchers,
                MICROS * sent.java() / vouchers,
                MICROS * alone.java() / vouchers);
    }

    /** Seconds until the last was answered. */
    private double send(List<List<Agent.Parcel>> work) throws InterruptedException {
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (List<Agent.Parcel> parcels : work) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Browser browser = new Browser(ground.address())) {
                    for (Agent.Parcel parcel : parcels) {
                        Agent.requireKept(
                                browser.send(parcel.request().toArray()),
                                parcel.slips().size());
                    }
                } catch (IOException | RuntimeException e) {
                    failed.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (failed.get() != null) {
            throw new IllegalStateException("a request failed", failed.get());
        }
        return seconds;
    }
}
