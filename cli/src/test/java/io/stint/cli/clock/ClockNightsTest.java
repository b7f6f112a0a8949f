package io.stint.cli.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nights in which clocks are put back or forward. */
class ClockNightsTest {
    @TempDir
    private Path folder;

    private HoursOf anna = new HoursOf(Path.of(""));

    @BeforeEach
    void agree() throws IOException {
        anna = HoursOf.newAgreement(folder);
    }

    /** In Madrid it was two o'clock twice on 26 October 2025: the night has an hour more, and is paid for it. */
    @Test
    void theNightInWhichClocksGoBackHasAnHourMore() {
        assertThat(anna.clock("add", "--from", "2025-10-26T02:30", "--to", "2025-10-26T04:00")
                        .text("error"))
                .contains("showed 2025-10-26T02:30 twice")
                .contains("2025-10-26T02:30+02:00 for the first time")
                .contains("2025-10-26T02:30+01:00 for the second");

        anna.clock("in", "--at", "2025-10-25T22:00").ok();
        JsonNode entry = anna.clock("out", "--at", "2025-10-26T06:00").ok().json();

        assertThat(entry.path("end").asLong() - entry.path("start").asLong()).isEqualTo(9 * 3600);
        assertThat(entry.path("offset").asLong()).isEqualTo(120);
        assertThat(anna.clock("status").json().path("period").path("paid").asLong())
                .isEqualTo(9 * 60);
        assertThat(anna.clock("edit", "1", "--from", "2025-10-26T02:30+01:00")
                        .ok()
                        .json()
                        .path("offset")
                        .asLong())
                .isEqualTo(60);
    }

    @Test
    void theNightInWhichClocksGoForwardHasAnHourLess() {
        assertThat(anna.clock("add", "--from", "2026-03-29T02:30", "--to", "2026-03-29T04:00")
                        .text("error"))
                .contains("skipped 2026-03-29T02:30");

        anna.clock("add", "--from", "2026-03-28T22:00", "--to", "2026-03-29T06:00")
                .ok();

        assertThat(anna.clock("status").json().path("period").path("paid").asLong())
                .isEqualTo(7 * 60);
    }
}
