package io.stint.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Words as texts have them: some in nearly every text, most in few (by Zipf's law). The rare ones are made of syllables,
 * since no list of real ones is long enough.
 */
final class Vocabulary {
    private static final List<String> COMMON = List.of(
            "the",
            "and",
            "with",
            "for",
            "your",
            "our",
            "you",
            "week",
            "hours",
            "work",
            "please",
            "from",
            "shop",
            "small",
            "text",
            "page",
            "photo",
            "video",
            "sound",
            "code",
            "data",
            "test",
            "plan",
            "design",
            "report",
            "every",
            "draft",
            "review",
            "site",
            "team",
            "file",
            "list",
            "price",
            "letter",
            "table",
            "chart",
            "lesson",
            "recipe",
            "garden",
            "kitchen",
            "museum",
            "music",
            "invoice",
            "budget",
            "survey",
            "garment",
            "poster",
            "label",
            "menu",
            "catalogue",
            "newsletter",
            "interview",
            "podcast",
            "caption",
            "subtitle",
            "translation",
            "accounting",
            "spreadsheet",
            "database",
            "backup",
            "printer",
            "camera",
            "product",
            "customer",
            "delivery",
            "booking");

    private static final List<String> ONSETS = List.of(
            "b", "br", "c", "d", "dr", "f", "g", "gr", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ai", "ea", "io");
    private static final int WORDS = 8_000;

    private static final List<String> ALL = all();
    private static final double[] UP_TO = upTo(ALL.size());

    private Vocabulary() {}

    static String word(Random random) {
        double at = random.nextDouble() * UP_TO[UP_TO.length - 1];
        int low = 0;
        int high = UP_TO.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (UP_TO[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ALL.get(low);
    }

    static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : i % 12 == 0 ? ". " : " ").append(word(random));
        }
        return text.append('.').toString();
    }

    private static List<String> all() {
        Set<String> words = new LinkedHashSet<>(COMMON);
        Random random = new Random(1);
        while (words.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 1 + random.nextInt(3); syllable >= 0; syllable--) {
                word.append(ONSETS.get(random.nextInt(ONSETS.size())))
                        .append(VOWELS.get(random.nextInt(VOWELS.size())));
            }
            words.add(word.toString());
        }
        return List.copyOf(new ArrayList<>(words));
    }

    private static double[] upTo(int count) {
        double[] sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1.0 / (i + 3);
            sums[i] = sum;
        }
        return sums;
    }
}
