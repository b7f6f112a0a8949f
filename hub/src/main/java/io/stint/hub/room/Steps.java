package io.stint.hub.room;

import io.stint.hub.agreement.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the steps is the one filled button, and which are quiet. A pure function. */
final class Steps {
    /** Rare, or hard to undo. */
    private static final Set<String> QUIET =
            Set.of("retract", "notice", "quit", "close", "revoke", "decline", "concede", "step-down");

    /** Out of a deposit nothing is paid, and its other side never signs. */
    private static final Set<String> FOR_WORK = Set.of("approve", "close");

    private Steps() {}

    static List<Step> ofDeposit(List<Step> steps) {
        return steps.stream().filter(step -> !FOR_WORK.contains(step.action())).toList();
    }

    static boolean isQuiet(Step step) {
        return QUIET.contains(step.action()) && !step.waits();
    }

    /** What somebody waits for, the most urgent first; else the likeliest that is not quiet. */
    static Optional<Step> next(List<Step> steps) {
        return steps.stream()
                .filter(Step::waits)
                .min(Comparator.comparing(step -> step.until().orElse(Instant.MAX)))
                .or(() -> steps.stream().filter(step -> !isQuiet(step)).findFirst());
    }

    /** All but the next, in their order, the quiet ones after the others. */
    static List<Step> others(List<Step> steps, Optional<Step> next) {
        List<Step> others = new ArrayList<>(steps);
        next.ifPresent(others::remove);
        others.sort(Comparator.comparing(Steps::isQuiet));
        return List.copyOf(others);
    }
}
