package io.stint.bench.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stint.bench.scale.Browser;
import io.stint.bench.scale.RunningHub;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Workers' clocks, each started by its worker's page, and what the hub's process needs for them. */
final class Clocks {
    private static final long SETTLE_MILLIS = 5_000;

    private final Ground ground;

    Clocks(Ground ground) {
        this.ground = ground;
    }

    /**
     * Memory of the hub's process without PostgreSQL, each after a collection.
     *
     * @param idle after its start, with the agreements and without clocks
     * @param running with the clocks
     */
    record Result(int clocks, RunningHub.Memory idle, RunningHub.Memory running) {
        double above() {
            return running.now() - idle.now();
        }
    }

    Result run(List<Firm> firms) throws IOException, InterruptedException {
        ground.open(firms);
        ground.restart();
        List<Firm.Seat> seats =
                firms.stream().flatMap(firm -> firm.seats().stream()).toList();
        List<Visitor> workers = ground.visitors(seats);
        RunningHub.Memory idle = settled();
        long begun = Instant.now().getEpochSecond();
        try (Browser browser = new Browser(ground.address())) {
            for (int i = 0; i < seats.size(); i++) {
                browser.send(workers.get(i)
                        .put(
                                "/api/agreements/" + seats.get(i).id() + "/hours/timer",
                                ("{\"start\":" + begun + ",\"paused\":0}").getBytes(US_ASCII)));
            }
        }
        if (ground.count("timer where ended_at is null") != seats.size()) {
            throw new IllegalStateException("not all clocks run");
        }
        return new Result(seats.size(), idle, settled());
    }

    private RunningHub.Memory settled() throws InterruptedException {
        Thread.sleep(SETTLE_MILLIS);
        ground.hub().memory();
        Thread.sleep(SETTLE_MILLIS);
        return ground.hub().memory();
    }
}
