package io.stint.hub.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks at the pages that people look at most, so often that the JVM learns how they are best compiled. A cache of what it
 * learned (JEP 515) makes hubs quick from their first pages on.
 */
final class Practice {
    private static final int ROUNDS = 25;
    private static final Pattern ROOM = Pattern.compile("/agreements/0x[0-9a-f]{64}");

    private Practice() {}

    static void of(List<Player> people) {
        for (int round = 0; round < ROUNDS; round++) {
            people.forEach(Practice::look);
        }
    }

    private static void look(Player person) {
        person.page("/");
        ROOM.matcher(person.page("/mine"))
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(person::page);
    }
}
