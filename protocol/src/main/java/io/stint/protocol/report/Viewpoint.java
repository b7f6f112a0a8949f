package io.stint.protocol.report;

import io.stint.protocol.BadInput;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import java.util.Arrays;
import java.util.Locale;

/** Whose books. */
public enum Viewpoint {
    WORKER,
    CLIENT;

    /** @throws BadInput when it is neither {@code worker} nor {@code client} */
    public static Viewpoint parse(String word) {
        return Arrays.stream(values())
                .filter(side -> side.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("a report is for the worker or the client, not for '" + word + "'"));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With whom the money was exchanged. */
    public Address other(Terms terms) {
        return this == WORKER ? terms.client() : terms.worker();
    }

    /** Whether an agreement belongs into somebody's books; a worker's also when only its money comes to them. */
    public boolean concerns(Terms terms, Address person) {
        return this == WORKER
                ? terms.worker().equals(person) || terms.receiver().equals(person)
                : terms.client().equals(person);
    }
}
