package io.stint.hub.agreement;

import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the arbiter whom terms name will rule under them.
 *
 * @param asked empty: nobody asked them on this hub
 * @param answer the one that they signed last
 */
public record Arbitration(Optional<Asked> asked, Optional<Answer> answer) {
    static final Arbitration NONE = new Arbitration(Optional.empty(), Optional.empty());

    /** @param by which side asked */
    public record Asked(Address by, Instant at) {}

    public record Answer(boolean accepts, Instant at) {}

    /** How far it has come. */
    public enum State {
        UNASKED,
        ASKED,
        ACCEPTED,
        DECLINED;

        /** As in JSON and in keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        return answer.map(given -> given.accepts() ? State.ACCEPTED : State.DECLINED)
                .orElse(asked.isPresent() ? State.ASKED : State.UNASKED);
    }
}
