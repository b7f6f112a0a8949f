package io.stint.protocol.document.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What no honest week looks like. */
class TimesheetTest {
    private static final long MONDAY = 1_763_942_400L;
    private static final long HOUR = 3_600;

    private static AbstractThrowableAssert<?, ?> refused(String from, String to, String... entries) {
        return assertThatThrownBy(() -> read(from, to, entries)).isInstanceOf(BadInput.class);
    }

    private static Body read(String from, String to, String... entries) {
        String text = SomeBodies.of(DocumentKind.TIMESHEET)
                .replaceFirst("\"entries\":\\[.*?\\]", "\"entries\":[" + String.join(",", entries) + "]")
                .replace("2025-11-24", from)
                .replace("2025-11-30", to);
        return Body.parse(DocumentKind.TIMESHEET, CanonicalJson.parse(text));
    }

    private static String entry(long start, long end, int pause) {
        return "{\"end\":" + end + ",\"manual\":true,\"offset\":0,\"pause\":" + pause + ",\"start\":" + start + "}";
    }

    private static String hours(int from, int to) {
        return entry(MONDAY + from * HOUR, MONDAY + to * HOUR, 0);
    }

    @Test
    void anEmptyWeekAndAFullOneAreRead() {
        assertThat(((Timesheet) read("2025-11-24", "2025-11-30")).entries()).isEmpty();
        assertThat(((Timesheet) read("2025-11-24", "2025-11-30", hours(0, 12), hours(12, 24))).entries())
                .hasSize(2);
    }

    @Test
    void onlyOneThatGoesOnSaysSo() {
        String said = SomeBodies.of(DocumentKind.TIMESHEET);
        CanonicalJson over = CanonicalJson.parse(said.replace("\"running\":true,", ""));

        assertThat(((Timesheet) Body.parse(DocumentKind.TIMESHEET, CanonicalJson.parse(said))).running())
                .isTrue();
        assertThat(((Timesheet) Body.parse(DocumentKind.TIMESHEET, over)).running())
                .isFalse();
        CanonicalJson denied = CanonicalJson.parse(said.replace("\"running\":true", "\"running\":false"));
        assertThatThrownBy(() -> Body.parse(DocumentKind.TIMESHEET, denied))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("must be true, or left out");
    }

    @Test
    void entriesThatOverlapAreRefused() {
        refused("2025-11-24", "2025-11-30", hours(8, 12), hours(11, 13))
                .hasMessageContaining("entry 2 begins before entry 1 has ended");
        refused("2025-11-24", "2025-11-30", hours(11, 13), hours(8, 10)).hasMessageContaining("in order");
    }

    @Test
    void aDayHasNotMoreThan24Hours() {
        refused("2025-11-24", "2025-11-30", hours(0, 20), hours(21, 26)).hasMessageContaining("over 24 hours together");
        refused("2025-11-24", "2025-11-30", hours(0, 25)).hasMessageContaining("clock left running");
    }

    @Test
    void anEntryEndsAfterItsBeginningAndItsBreak() {
        refused("2025-11-24", "2025-11-30", entry(MONDAY, MONDAY, 0)).hasMessageContaining("not after it");
        refused("2025-11-24", "2025-11-30", entry(MONDAY, MONDAY + HOUR, 60)).hasMessageContaining("break of 60");
        assertThat(((Timesheet) read("2025-11-24", "2025-11-30", entry(MONDAY, MONDAY + HOUR, 59)))
                        .entries()
                        .getFirst()
                        .seconds())
                .isEqualTo(60);
    }

    @Test
    void aDayOutsideThePeriodIsRefused() {
        refused("2025-11-25", "2025-11-30", hours(8, 9)).hasMessageContaining("2025-11-24 is outside 2025-11-25");
        refused("2025-11-17", "2025-11-23", hours(8, 9)).hasMessageContaining("outside");
    }

    @Test
    void aPeriodIsAMonthAtMostAndDoesNotEndBeforeItBegins() {
        refused("2025-11-24", "2025-11-23").hasMessageContaining("1 to 31 days");
        refused("2025-11-24", "2025-12-25").hasMessageContaining("1 to 31 days");
        assertThat(read("2025-11-24", "2025-12-24")).isInstanceOf(Timesheet.class);
        refused("2025-11-31", "2025-12-24").hasMessageContaining("not a day");
    }
}
