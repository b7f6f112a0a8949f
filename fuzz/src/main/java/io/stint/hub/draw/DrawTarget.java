package io.stint.hub.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.fuzz.Reading;
import io.stint.hub.web.RequestTarget;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Draw rules as programs send them. */
public final class DrawTarget {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private DrawTarget() {}

    /** A rule is read as it was written, and a week's time is before now and after it. */
    public static boolean rules(byte[] input) {
        AtomicReference<DrawRule> rule = new AtomicReference<>(new DrawRule.ByHand());
        boolean read = RequestTarget.body(input, in -> {
            rule.set(DrawRuleJson.read(in));
            return rule.get();
        });
        DrawRule first = rule.get();
        RequestTarget.body(DrawRuleJson.of(first).toString().getBytes(UTF_8), in -> {
            Reading.same(first, DrawRuleJson.read(in));
            return first;
        });
        if (first instanceof DrawRule.Weekly weekly) {
            Reading.require(
                    !weekly.before(NOW).isAfter(NOW) && weekly.after(NOW).isAfter(NOW), "a week without a time");
        }
        return read;
    }
}
