package io.stint.hub.market;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits and folds text for the search, the same way for jobs and for questions. Jobs are written in many languages, often
 * in two at once, so nothing is stemmed: a word is looked up by its beginning instead, without case and accents. Scripts
 * that put no blanks between words give one word for each character.
 */
final class Words {
    private static final int LONGEST = 60;
    private static final int MOST_ASKED = 20;
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern WORD = Pattern.compile("[" + UNSPACED + "&&[\\p{L}\\p{N}]]|[\\p{L}\\p{N}&&[^"
            + UNSPACED + "]]+(?:(?:\\+\\+|#)(?![\\p{L}\\p{N}]))?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Words() {}

    /** All words in their order; {@code C++} and {@code C#} keep their signs. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(fold(text));
        while (matcher.find()) {
            String word = matcher.group();
            int length = word.codePointCount(0, word.length());
            words.add(length <= LONGEST ? word : word.substring(0, word.offsetByCodePoints(0, LONGEST)));
        }
        return words;
    }

    /** A skill as it is compared: without case, accents and needless blanks. */
    static String key(String skill) {
        return BLANKS.matcher(fold(skill)).replaceAll(" ").strip();
    }

    static List<String> keys(Collection<String> skills) {
        return skills.stream().map(Words::key).distinct().toList();
    }

    private static String fold(String text) {
        if (text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The words of a question, each once. */
    static List<String> asked(String question) {
        return of(question).stream().distinct().limit(MOST_ASKED).toList();
    }
}
