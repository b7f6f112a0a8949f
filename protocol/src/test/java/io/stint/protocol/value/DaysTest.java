package io.stint.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {
    @Test
    void aDayIsReadAsItIsWritten() {
        assertThat(Days.parse("2028-02-29")).isEqualTo(LocalDate.of(2028, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-30",
                "2026-2-3",
                "21.11.2026",
                "2026-11-21T00:00",
                "+999999999-01-01",
                "-0001-01-01",
                "\u0662\u0660\u0662\u0666-11-21"
            })
    void whatIsNoDayIsRefusedInWords(String text) {
        assertThatThrownBy(() -> Days.parse(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("write it as 2026-11-21");
    }

    @Test
    void ofAHostileTextOnlyTheBeginningIsShown() {
        assertThatThrownBy(() -> Days.parse("9".repeat(10_000)))
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).hasSizeLessThan(100));
    }
}
