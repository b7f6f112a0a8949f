package io.stint.hub.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param value what was found
 * @param todo what to do about it; empty when all is well
 */
public record Check(String name, boolean ok, String value, Optional<String> todo) {
    static Check well(String name, String value) {
        return new Check(name, true, value, Optional.empty());
    }

    static Check ill(String name, String value, String todo) {
        return new Check(name, false, value, Optional.of(todo));
    }

    static Check of(String name, boolean ok, String value, String todo) {
        return ok ? well(name, value) : ill(name, value, todo);
    }
}
