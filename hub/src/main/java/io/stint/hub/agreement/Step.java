package io.stint.hub.agreement;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that the viewer can do next.
 *
 * @param action its name; {@code deliver}, {@code review}, {@code arbitrate} and {@code step-down} are documents, all others actions of the API
 * @param round of the claim that it is about
 * @param until when it is too late, or when somebody else acts; empty: no hurry
 * @param waits whether the other side waits for it, so that it belongs on top of 'my work'
 */
public record Step(String action, Optional<Integer> round, Optional<Instant> until, boolean waits) {
    /** Of each thing that waits the likeliest step: to concede a claim and to object to it are two answers to one. */
    public static List<Step> waiting(List<Step> steps) {
        Map<String, Step> things = new LinkedHashMap<>();
        steps.stream()
                .filter(Step::waits)
                .forEach(step -> things.putIfAbsent(
                        step.round().map(round -> "claim " + round).orElse(step.action()), step));
        return List.copyOf(things.values());
    }

    static Step now(String action) {
        return new Step(action, Optional.empty(), Optional.empty(), true);
    }

    static Step some(String action) {
        return new Step(action, Optional.empty(), Optional.empty(), false);
    }

    static Step of(String action, int round, Optional<Instant> until, boolean waits) {
        return new Step(action, Optional.of(round), until, waits);
    }
}
