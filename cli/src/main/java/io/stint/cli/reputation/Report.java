package io.stint.cli.reputation;

import io.stint.cli.Answer;
import io.stint.protocol.reputation.Measure;
import io.stint.protocol.reputation.Rating;
import io.stint.protocol.reputation.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One side of somebody, for a person and for a script; and where a hub says otherwise. */
final class Report {
    private final Rating rating;
    private final String side;

    Report(Rating rating) {
        this.rating = rating;
        this.side = rating.standing().side().name().toLowerCase(Locale.ROOT);
    }

    String side() {
        return side;
    }

    ObjectNode json() {
        ObjectNode json = Answer.object()
                .put("points", rating.standing().points())
                .put("people", rating.standing().words().size());
        rating.tenths().ifPresent(tenths -> json.put("tenths", tenths));
        ArrayNode words = json.putArray("words");
        rating.standing()
                .words()
                .forEach(word -> words.addObject()
                        .put("by", word.by().toString())
                        .put("weight", word.weight())
                        .put("substance", word.substance())
                        .put("age", word.age())
                        .put("independence", word.independence()));
        ArrayNode reviews = json.putArray("reviews");
        rating.voices()
                .forEach(voice -> reviews.addObject()
                        .put("id", voice.opinion().id().toString())
                        .put("by", voice.opinion().by().toString())
                        .put("stars", voice.opinion().stars())
                        .put("weight", voice.word().weight())
                        .put("limit", voice.word().limit().name().toLowerCase(Locale.ROOT)));
        return json;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Word> words = rating.standing().words();
        lines.add("as %s: %d of %d points, from %d %s"
                .formatted(
                        side,
                        rating.standing().points(),
                        (long) words.size() * Measure.FULL,
                        words.size(),
                        words.size() == 1 ? "voice" : "voices"));
        for (Word word : words) {
            lines.add("  %s %4d  (money and time %d, age %d, independence %d)"
                    .formatted(word.by(), word.weight(), word.substance(), word.age(), word.independence()));
        }
        rating.tenths()
                .ifPresent(tenths -> lines.add("  stars by weight: %d.%d of 5, from %d %s"
                        .formatted(
                                tenths / 10,
                                tenths % 10,
                                rating.voices().size(),
                                rating.voices().size() == 1 ? "review" : "reviews")));
        return lines;
    }

    /** What a hub's answer about this side says otherwise; what it does not show is not compared. */
    List<String> differences(JsonNode hub, boolean shown) {
        ObjectNode mine = json();
        List<String> differences = new ArrayList<>();
        List<String> compared = shown ? List.of("points", "people", "tenths", "reviews") : List.of("tenths", "reviews");
        for (String name : compared) {
            // As text: whole numbers of different widths are no difference.
            if (!mine.path(name).toString().equals(hub.path(name).toString())) {
                differences.add(
                        "as %s, %s: here %s, at the hub %s".formatted(side, name, mine.path(name), hub.path(name)));
            }
        }
        return differences;
    }
}
