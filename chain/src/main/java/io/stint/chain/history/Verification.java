package io.stint.chain.history;

import java.util.List;
import java.util.Optional;

/**
 * What was checked about an agreement, and what was found.
 *
 * @param history empty when it could not be read to the end
 */
public record Verification(List<Check> checks, Optional<History> history) {
    /**
     * One check.
     *
     * @param subject what was looked at
     * @param passed whether it is as it must be
     * @param finding what was found, in plain words
     */
    public record Check(String subject, boolean passed, String finding) {}

    public Verification {
        checks = List.copyOf(checks);
    }

    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }
}
