package io.stint.hub.agreement;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.List;

/**
 * Something to tell, in no language yet.
 *
 * @param key of the messages
 * @param arguments {@link Sum}, {@link java.time.Duration}, {@link java.time.Instant}, {@link Address},
 *     {@link io.stint.protocol.terms.BasisPoints}, numbers and texts
 */
public record Said(String key, List<Object> arguments) {
    public Said {
        arguments = List.copyOf(arguments);
    }

    /** @param token zero: the native coin */
    public record Sum(Amount amount, Address token) {}

    public static Said of(String key, Object... arguments) {
        return new Said(key, List.of(arguments));
    }
}
