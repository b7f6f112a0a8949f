package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Job;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of work by the hour. */
class HourlyDraftTest {
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void theScopeThatIsSignedSaysHowHoursArePaid() throws IOException {
        Job job = town.draft(
                "--hourly-rate",
                "25.50 EUR",
                "--weekly-hours",
                "12.5",
                "--zone",
                "Europe/Madrid",
                "--rounding",
                "15,up,entry",
                "--rate-source",
                "feed BTC/EUR",
                "--title",
                "Letters");

        byte[] written = Files.readAllBytes(scopeOf(job));
        assertThat(Hash32.sha256(written)).isEqualTo(job.read().terms().scope());
        Scope scope = Scope.parse(CanonicalJson.parse(written));
        assertThat(scope.title()).isEqualTo("Letters");
        Hourly rule = scope.hourly().orElseThrow();
        assertThat(rule.rate()).hasToString("25.50 EUR");
        assertThat(rule.weekly()).contains(750);
        assertThat(rule.period()).isEqualTo(PayPeriod.WEEK);
        assertThat(rule.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(rule.rounding()).isEqualTo(new Rounding(15, Rounding.Mode.UP, Rounding.Each.ENTRY));
        assertThat(rule.source()).isEqualTo(Optional.of("feed BTC/EUR"));
    }

    @Test
    void aRateInTheCoinIsNotConverted() throws IOException {
        Job job = town.draft("--hourly-rate", "0.0004rbtc", "--pay-period", "month", "--zone", "UTC");

        Hourly rule = Scope.parse(CanonicalJson.parse(Files.readAllBytes(scopeOf(job))))
                .hourly()
                .orElseThrow();
        assertThat(rule.rate()).hasToString("0.0004 rBTC");
        assertThat(rule.weekly()).isEmpty();
        assertThat(rule.period()).isEqualTo(PayPeriod.MONTH);
        assertThat(rule.rounding()).isEqualTo(new Rounding(1, Rounding.Mode.NEAREST, Rounding.Each.DAY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25             |               |              | --hourly-rate is a price such as 25EUR
            25EURO1        |               |              | --hourly-rate is a price such as 25EUR
            25XYZ          |               |              | unknown currency 'XYZ'
            0EUR           |               |              | must be above zero
            25EUR          | --weekly-hours | 169         | --weekly-hours is 168 at most, which a week has, not '169'
            25EUR          | --weekly-hours | ten         | --weekly-hours is a number such as 10 or 12.5
            25EUR          | --pay-period   | day         | --pay-period is week or month
            25EUR          | --zone         | +01:00      | unknown time zone '+01:00'
            25EUR          | --rounding     | 7,up,day    | an hour has a whole number
            25EUR          | --rounding     | half        | --rounding is written like
            1rbtc          | --rate-source  | somebody    | nothing is converted""")
    void whatCannotBeIsRefused(String rate, String option, String value, String says) {
        Path file = town.path("refused.json");
        Result result = option == null
                ? town.drafting(file, "--hourly-rate", rate)
                : town.drafting(file, "--hourly-rate", rate, option, value);

        assertThat(file).doesNotExist();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.text("error")).contains(says);
    }

    private static Path scopeOf(Job job) {
        String name = job.file().getFileName().toString();
        return job.file().resolveSibling(name.replace(".json", "") + ".scope.json");
    }
}
