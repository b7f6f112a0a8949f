package io.stint.bench.intake;

import io.stint.bench.scale.Browser;
import io.stint.bench.scale.Times;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Vouchers for workers whose pages are open, one at a time, while the hub takes in those of others at half of what it can.
 * Requests have times at which they are to be sent, also when the one before is not answered.
 */
final class Meter {
    /** A second, of workers who look. */
    private static final double PROBES = 40;

    private static final double SHARE = 0.5;
    private static final int SENDERS = 8;
    private static final double SKIPPED = 2;

    private final Ground ground;
    private final List<Agent> agents;
    private final double rate;

    /** @param most vouchers a second that the hub takes */
    Meter(Ground ground, List<Agent> agents, double most) {
        this.ground = ground;
        this.agents = agents;
        this.rate = SHARE * most;
    }

    /** Milliseconds from the time at which a request was to begin. */
    record Result(double rate, Times acknowledged, Times told, Times moved) {}

    /** Requests and when each is to be sent and was answered, in nanoseconds. */
    private static final class Course {
        private final List<Agent.Parcel> parcels;
        private final double perSecond;
        private final AtomicLongArray answered;
        private final AtomicInteger next = new AtomicInteger();

        Course(List<Agent.Parcel> parcels, double perSecond) {
            this.parcels = parcels;
            this.perSecond = perSecond;
            this.answered = new AtomicLongArray(parcels.size());
        }

        long due(int at) {
            return Math.round(at * 1e9 / perSecond);
        }
    }

    Result run(Firm firm, Agent agent, int samples) throws IOException, InterruptedException {
        List<Page> pages = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < firm.seats().size(); i++) {
                Firm.Seat seat = firm.seats().get(i);
                pages.add(Page.open(http, ground.visitor(seat.worker().address()), seat));
            }
            int probes = samples + (int) (SKIPPED * PROBES);
            Course watched = new Course(agent.parcels(probes, 1), PROBES);
            List<Course> all = new ArrayList<>(List.of(watched));
            double seconds = probes / PROBES;
            for (Agent other : agents) {
                double perSecond = rate / Plan.USUAL / agents.size();
                all.add(new Course(other.parcels((int) Math.ceil(seconds * perSecond), Plan.USUAL), perSecond));
            }
            long start = send(all);
            Result result = result(watched, start, firm, pages);
            http.shutdownNow();
            return result;
        }
    }

    private Result result(Course watched, long start, Firm firm, List<Page> pages) throws InterruptedException {
        List<Double> acknowledged = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        List<Double> moved = new ArrayList<>();
        for (int i = (int) (SKIPPED * PROBES); i < watched.parcels.size(); i++) {
            Agent.Slip slip = watched.parcels.get(i).slips().getFirst();
            Page.Seen seen = pages.get(firm.seats().indexOf(slip.seat())).of(slip.total());
            long due = start + watched.due(i);
            acknowledged.add((watched.answered.get(i) - due) / 1e6);
            told.add((seen.told() - due) / 1e6);
            moved.add((seen.moved() - due) / 1e6);
        }
        return new Result(rate, new Times(acknowledged), new Times(told), new Times(moved));
    }

    private long send(List<Course> courses) throws InterruptedException {
        AtomicReference<Exception> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime() + 100_000_000;
        for (Course course : courses) {
            for (int i = 0; i < SENDERS; i++) {
                threads.add(Thread.ofPlatform().start(() -> send(course, start, failed)));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a request failed", failed.get());
        }
        return start;
    }

    private void send(Course course, long start, AtomicReference<Exception> failed) {
        try (Browser browser = new Browser(ground.address())) {
            for (int at = course.next.getAndIncrement();
                    at < course.parcels.size();
                    at = course.next.getAndIncrement()) {
                long due = start + course.due(at);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                Agent.Parcel parcel = course.parcels.get(at);
                Agent.requireKept(
                        browser.send(parcel.request().toArray()), parcel.slips().size());
                course.answered.set(at, System.nanoTime());
            }
        } catch (IOException | RuntimeException e) {
            failed.set(e);
            course.next.set(course.parcels.size());
        }
    }
}
