package io.stint.hub.money;

import io.stint.fuzz.Reading;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What servers say a coin is worth, and how an operator names them. */
public final class RateTarget {
    private static final HttpRate SOURCE =
            new HttpRate("", "EUR", URI.create("http://127.0.0.1:1/rate"), "/eur", HttpRate.PATIENCE);

    private RateTarget() {}

    /** A price is above zero, and has a length that documents take. */
    public static boolean answers(byte[] input) {
        Optional<RateAnswer> read = Reading.of(() -> SOURCE.read(input, Instant.EPOCH));
        read.ifPresent(answer -> {
            Reading.require(answer.rate().perCoin().signum() > 0, "a price of nothing");
            Reading.require(answer.rate().perCoin().toPlainString().length() <= 37, "a price too long");
        });
        return read.isPresent();
    }

    public static boolean sources(byte[] input) {
        return Reading.of(() -> RateSpec.parse(Reading.text(input), "the operator"))
                .isPresent();
    }
}
