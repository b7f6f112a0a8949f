package io.stint.hub.room;

import io.stint.hub.agreement.Said;
import java.util.List;

/** What happens in one case. */
public record Consequence(Said when, List<Said> then) {
    public Consequence {
        then = List.copyOf(then);
    }
}
