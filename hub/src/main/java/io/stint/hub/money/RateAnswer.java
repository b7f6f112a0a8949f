package io.stint.hub.money;

import io.stint.protocol.value.Bytes;
import java.util.Optional;

/**
 * What a source said.
 *
 * @param recorded the bytes that it answered, where they can be kept for whoever wants to look
 */
public record RateAnswer(DisplayRate rate, Optional<Bytes> recorded) {
    static RateAnswer of(DisplayRate rate) {
        return new RateAnswer(rate, Optional.empty());
    }
}
