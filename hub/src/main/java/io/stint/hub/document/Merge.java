package io.stint.hub.document;

import io.stint.hub.document.IntakeRows.Known;
import io.stint.hub.web.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts what came together with what is here: of each document the first and the last saying that anybody heard of. */
final class Merge {
    private final Map<DocumentName, Known> here;
    private final Set<DocumentName> before;
    private final Map<DocumentName, IntakeRows.Row> rows = new LinkedHashMap<>();
    private final List<Stored> news = new ArrayList<>();

    Merge(Map<DocumentName, Known> here) {
        this.here = new HashMap<>(here);
        this.before = Set.copyOf(here.keySet());
    }

    /** @throws Problem when the same words are here as a document of another kind */
    void add(Published came) {
        Known known = here.get(came.name());
        if (known == null) {
            put(came, new Known(came.document().kind(), came.latest(), came.first()));
            news.addAll(came.sayings());
            return;
        }
        if (known.kind() != came.document().kind()) {
            throw Problem.conflict("The document " + came.document().id() + " is here as a " + known.kind() + ".");
        }
        boolean later = came.latest().at().isAfter(known.latest());
        boolean earlier = came.earliest().isBefore(known.earliest());
        if (!later && !earlier) {
            return;
        }
        Saying first = earlier
                ? came.first().orElse(came.latest())
                : known.firstSaying().orElse(known.latestSaying());
        Saying latest = later ? came.latest() : known.latestSaying();
        put(came, Known.of(known.kind(), first, latest));
        if (earlier) {
            news.add(came.document().at(first.at()));
        }
        if (later) {
            news.add(came.document().at(latest.at()));
        }
    }

    private void put(Published came, Known result) {
        here.put(came.name(), result);
        rows.put(came.name(), new IntakeRows.Row(came.document(), result, !before.contains(came.name())));
    }

    /** What the tables are to hold. */
    Collection<IntakeRows.Row> rows() {
        return rows.values();
    }

    /** Sayings that are new here, for the features, in the order in which they came. */
    List<Stored> news() {
        return List.copyOf(news);
    }
}
