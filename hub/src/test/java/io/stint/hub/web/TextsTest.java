package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

class TextsTest {
    static final List<Texts> ALL = List.copyOf(Texts.ALL.values());
    static final List<Texts> OTHERS = Texts.ALL.values().stream().skip(1).toList();
    private static final Pattern NAMED = Pattern.compile("\\.of\\(\"([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)+)\"[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @ParameterizedTest
    @FieldSource("OTHERS")
    void everyLanguageSaysEverything(Texts texts) {
        assertThat(texts.keys()).isEqualTo(Texts.DEFAULT.keys());
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void everyLanguageHasTheSamePlaces(Texts texts) {
        for (String key : Texts.DEFAULT.keys()) {
            assertThat(places(texts.of(key))).as(key).isEqualTo(places(Texts.DEFAULT.of(key)));
        }
    }

    /** Quotes are doubled for {@link java.text.MessageFormat}, which reads only texts with places. */
    @ParameterizedTest
    @FieldSource("ALL")
    void quotesAreDoubledWherePlacesAre(Texts texts) {
        for (String key : texts.keys()) {
            boolean doubled = texts.of(key).contains("''");
            boolean single = texts.of(key).replace("''", "").contains("'");
            boolean places = PLACE.matcher(texts.of(key)).find();
            assertThat(places ? single : doubled)
                    .as(key + " in " + texts.locale())
                    .isFalse();
        }
    }

    /** Words are put into their places without the format; the outcome is the format's. */
    @ParameterizedTest
    @FieldSource("ALL")
    void placesAreFilledAsTheFormatFillsThem(Texts texts) {
        Object[] words = IntStream.range(0, 10).mapToObj(i -> "'w{" + i + "}'").toArray();
        for (String key : texts.keys()) {
            String pattern = texts.of(key);
            MessageFormat format = new MessageFormat(pattern, texts.locale());
            int places = format.getFormatsByArgumentIndex().length;
            if (places == 0 || Arrays.stream(format.getFormatsByArgumentIndex()).anyMatch(Objects::nonNull)) {
                continue;
            }
            assertThat(texts.of(key, words)).as(key).isEqualTo(format.format(words));
            assertThat(texts.of(key, "one")).as(key).isEqualTo(format.format(new Object[] {"one"}));
            Object[] numbers =
                    IntStream.range(0, 10).mapToObj(i -> 1_234_567 * i).toArray();
            assertThat(texts.of(key, numbers)).as(key).isEqualTo(format.format(numbers));
        }
    }

    /** Those that are written out; what is put together of parts, tests of their features look at. */
    @Test
    void templatesNameTextsThatExist() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                NAMED.matcher(Files.readString(file))
                        .results()
                        .forEach(named -> assertThat(Texts.DEFAULT.keys())
                                .as(file.toString())
                                .contains(named.group(1)));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void aMissingTextIsAMistake(Texts texts) {
        assertThatThrownBy(() -> texts.of("no.such")).isInstanceOf(StintException.class);
    }

    /** The script's own list is what its compiler checks; the pages serve these. */
    @Test
    void theScriptsTextsAreThoseOfItsList() throws IOException {
        JsonMapper json = new JsonMapper();

        assertThat(json.readTree(Texts.DEFAULT.script()))
                .isEqualTo(json.readTree(Files.readString(Path.of("web/texts.json"))));
    }

    /** The payroll's script has a list of its own, which its page alone serves. */
    @Test
    void thePayrollsTextsAreThoseOfItsList() throws IOException {
        String prefix = "payroll.js.";
        Map<String, String> served = Texts.DEFAULT.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key.substring(prefix.length()), Texts.DEFAULT::of));

        assertThat(new JsonMapper()
                        .valueToTree(served)
                        .equals(new JsonMapper().readTree(Files.readString(Path.of("web/payroll-texts.json")))))
                .isTrue();
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(m -> m.group())
                .distinct()
                .sorted()
                .toList();
    }
}
