package io.stint.hub.moderation;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why something should not be shown. */
public enum Category {
    SPAM,
    FRAUD,
    ILLEGAL,
    HARMFUL,
    PRIVATE,
    OTHER;

    static final List<Category> ALL = List.of(values());

    /** As it stands in forms, in the database, and after {@code moderation.category.} in the texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws BadInput when there is none like it */
    static Category parse(String word) {
        return Arrays.stream(values())
                .filter(category -> category.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no reason '" + word + "'"));
    }
}
