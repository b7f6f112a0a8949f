package io.stint.cli.clock;

import io.stint.cli.option.Prices;
import io.stint.protocol.document.PlainText;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.Limits;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a coin is worth, where the hourly rate is in another currency. */
final class RateOptions {
    @Option(
            names = "--coin-price",
            required = true,
            paramLabel = "PRICE",
            description = "What one whole coin or token is worth now, as 57000EUR; where the rate is in that currency.")
    private @Nullable String price;

    @Option(names = "--price-source", required = true, paramLabel = "NAME", description = "Who says so.")
    private @Nullable String source;

    Optional<Conversion> conversion(Instant now) {
        if (price == null || source == null) {
            return Optional.empty();
        }
        return Optional.of(new Conversion(Prices.parse(price), PlainText.line(source, Limits.TITLE), now));
    }
}
