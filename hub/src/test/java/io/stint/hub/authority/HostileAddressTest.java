package io.stint.hub.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.authority.Attempt.Answer;
import io.stint.hub.authority.Line.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever stands in an address or a form, the hub knows what to answer: nothing of it is the hub's fault. */
class HostileAddressTest {
    private static final List<String> PARAMETERS = List.of(
            "q",
            "skills",
            "pay",
            "currency",
            "hours",
            "language",
            "kind",
            "sort",
            "after",
            "limit",
            "cursor",
            "next",
            "agreement",
            "job",
            "author",
            "address",
            "role",
            "state",
            "worker",
            "client",
            "sum",
            "arbiter",
            "review",
            "mail",
            "proposal",
            "preset",
            "reason",
            "year",
            "everything");

    /** As they stand in an address: U+0000, half a character, no UTF-8, a way up, a line's end, and quotes. */
    private static final List<String> VALUES = List.of(
            "a%00b",
            "%ED%A0%80",
            "%FF%FE",
            "..%2F..%2Fetc%2Fpasswd",
            "a%0D%0ASet-Cookie:%20x=y",
            "'%22%3E%3Cx-evil%3E%5C",
            "9".repeat(40),
            "-1",
            "NaN",
            "%F0%9F%91%A9".repeat(300));

    static final List<Line> LINES = Line.all().stream()
            .filter(line -> !line.path().startsWith("/api/live"))
            .toList();

    private static Village village;

    @BeforeAll
    static void start(@TempDir Path folder) {
        village = Village.in(folder);
    }

    @AfterAll
    static void stop() {
        village.close();
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void isAnsweredAndNoneOfTheHubsFault(Line line) {
        for (String value : VALUES) {
            for (Attempt attempt : attempts(line, value)) {
                Answer answer = attempt.by(Affair.address(Visitor.CLIENT)).answer();

                assertThat(answer.status()).as("%s with %s", line, value).isLessThan(500);
                if (!answer.text().startsWith("{")) {
                    assertThat(answer.text()).doesNotContain("<x-evil");
                }
            }
        }
    }

    private static List<Attempt> attempts(Line line, String value) {
        String path = line.path().split("\\?", 2)[0];
        String query = "?" + all(value);
        Stream<Attempt> asked = Stream.of(
                        path.replaceAll("\\{[a-z]+}", "1") + query, path.replaceAll("\\{[a-z]+}", value))
                .map(address ->
                        new Attempt(village, line.method(), address, line.body().startsWith("{") ? "{}" : ""));
        boolean form = !line.method().equals("get") && !line.path().startsWith("/api/");
        return Stream.concat(
                        asked,
                        form
                                ? Stream.of(new Attempt(
                                        village, line.method(), path.replaceAll("\\{[a-z]+}", "1"), all(value)))
                                : Stream.of())
                .toList();
    }

    private static String all(String value) {
        return PARAMETERS.stream().map(name -> name + "=" + value).collect(Collectors.joining("&"));
    }
}
