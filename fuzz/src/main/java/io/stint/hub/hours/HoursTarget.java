package io.stint.hub.hours;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.fuzz.Reading;
import io.stint.hub.web.Json;
import io.stint.hub.web.RequestTarget;
import java.time.Instant;

/** Clocks and handed-in hours. */
public final class HoursTarget {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private HoursTarget() {}

    public static boolean handIns(byte[] input) {
        return RequestTarget.body(input, HandIn::read);
    }

    /** A clock that is taken is read as it was written. */
    public static boolean clocks(byte[] input) {
        return RequestTarget.body(input, in -> {
            Timer timer = Timer.read(in);
            timer.require(NOW, false);
            byte[] written = timer.json(Json.object()).toString().getBytes(UTF_8);
            Reading.require(RequestTarget.body(written, again -> same(timer, Timer.read(again))), "a clock is refused");
            return timer;
        });
    }

    private static Timer same(Timer one, Timer other) {
        Reading.same(one, other);
        return other;
    }
}
