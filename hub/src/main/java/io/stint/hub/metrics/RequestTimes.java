package io.stint.hub.metrics;

import io.stint.hub.web.Requests;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** How long requests took, by route and status. There are as many rows as routes and statuses, whatever is sent. */
public final class RequestTimes implements Requests.Ended {
    private static final String NAME = "stint_request_seconds";
    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /** Its answers last as long as the page is open. */
    private static final String STREAM = "/api/live";

    private final Map<Row, Times> rows = new ConcurrentHashMap<>();

    private record Row(String method, String route, int status) {}

    private static final class Times {
        private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
        private final LongAdder nanos = new LongAdder();

        void add(double seconds) {
            int i = 0;
            while (i < BOUNDS.length && seconds > BOUNDS[i]) {
                i++;
            }
            counts.incrementAndGet(i);
            nanos.add((long) (seconds * 1e9));
        }
    }

    @Override
    public void request(String method, String route, int status, double seconds) {
        if (!route.equals(STREAM)) {
            rows.computeIfAbsent(new Row(method, route, status), _ -> new Times())
                    .add(seconds);
        }
    }

    void write(Exposition to) {
        to.family(NAME, "histogram", "Time to answer a request.");
        rows.forEach((row, times) -> write(to, row, times));
    }

    private static void write(Exposition to, Row row, Times times) {
        String status = Integer.toString(row.status());
        long sum = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            sum += times.counts.get(i);
            String bound = i < BOUNDS.length ? Exposition.number(BOUNDS[i]) : "+Inf";
            to.sample(
                    NAME + "_bucket", sum, "method", row.method(), "route", row.route(), "status", status, "le", bound);
        }
        to.sample(
                NAME + "_sum", times.nanos.sum() / 1e9, "method", row.method(), "route", row.route(), "status", status);
        to.sample(NAME + "_count", sum, "method", row.method(), "route", row.route(), "status", status);
    }
}
