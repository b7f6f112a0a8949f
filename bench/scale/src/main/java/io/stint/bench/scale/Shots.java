package io.stint.bench.scale;

import io.stint.hub.account.Sessions;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What people ask the hub for, the same in every run. */
final class Shots {
    /** Of each kind: pgbench takes 128 scripts. */
    private static final int EACH = 64;

    private final Random random = new Random(5);
    private final Sessions sessions;

    Shots(Database database) {
        this.sessions = new Sessions(database, Clock.systemUTC());
    }

    /**
     * Half are searches on the board: a quarter of those without any filter, a quarter by one word, the others by two
     * words, by skill and kind, by language, hours and pay, and by word and skill with the best first. The others are
     * rooms, as client and worker see them.
     */
    List<Shot> of(Size size, List<Deal> deals) {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            shots.add(new Shot(Shot.Kind.BOARD, "/" + question(i % 16), ""));
            Deal deal = deals.get(random.nextInt(size.agreements()));
            Address viewer = i % 2 == 0 ? deal.terms().client() : deal.terms().worker();
            shots.add(new Shot(Shot.Kind.ROOM, "/agreements/" + deal.id().hex(), sessions.begin(viewer)));
        }
        return List.copyOf(shots);
    }

    private String question(int number) {
        return switch (number) {
            case 0, 1, 2, 3 -> "";
            case 4, 5, 6, 7 -> "?q=" + word();
            case 8, 9, 10 -> "?q=" + word() + "+" + word();
            case 11, 12 -> "?skills=" + skill() + "&kind=" + (random.nextBoolean() ? "hourly" : "fixed");
            case 13, 14 ->
                "?language=" + (random.nextBoolean() ? "es" : "fr") + "&hours=20&pay=" + (10 + random.nextInt(40))
                        + "&currency=EUR";
            default -> "?q=" + word() + "&skills=" + skill() + "&sort=best";
        };
    }

    private String word() {
        return Vocabulary.word(random);
    }

    private String skill() {
        return URLEncoder.encode(People.SKILLS.get(random.nextInt(People.SKILLS.size())), StandardCharsets.UTF_8);
    }
}
