package io.stint.cli.report;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.hours.RateBounds;
import io.stint.protocol.report.Rate;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What coins were worth when somebody asked: a file of the lines that {@code stint rate --json} printed. A value is by the
 * last rate before the money moved, unless that was too old then: never by a rate of later.
 */
record KeptRates(List<Kept> all) {
    private static final Duration OLDEST = RateBounds.USUAL.age();
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_OF_A_LINE = 100;
    private static final int LONGEST_TEXT = 500;
    private static final long LAST = 253_402_300_799L;

    /** @param coin a token's symbol; empty: the native coin */
    record Kept(String coin, Rate rate) {}

    KeptRates {
        all = List.copyOf(all);
    }

    static KeptRates none() {
        return new KeptRates(List.of());
    }

    /** @throws BadInput naming the line that is no answer of {@code stint rate --json} */
    static KeptRates read(Path file) {
        List<Kept> all = new ArrayList<>();
        List<String> lines = Files.read(file, "file of rates").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.addAll(line(lines.get(i), file + ", line " + (i + 1)));
            }
        }
        if (all.isEmpty()) {
            throw new BadInput(
                    "there is no rate in " + file + "; 'stint rate --json EUR=... >> " + file + "' adds one");
        }
        return new KeptRates(all);
    }

    private static List<Kept> line(String json, String where) {
        try {
            return JsonFields.read(
                    CanonicalJson.parse(json, LONGEST_LINE),
                    "answer",
                    in -> in.objects("rates", MOST_OF_A_LINE, KeptRates::rate));
        } catch (BadInput e) {
            throw new BadInput(where + ": " + e.getMessage(), e);
        }
    }

    private static Kept rate(JsonFields in) {
        in.optional("answer", in::hash);
        BigDecimal price = in.decimal("price");
        if (price.signum() == 0) {
            throw in.bad("price", "must be above zero");
        }
        String currency = in.line("currency", LONGEST_TEXT);
        Rate.digits(currency);
        return new Kept(
                in.optional("coin", name -> in.line(name, LONGEST_TEXT)).orElse(""),
                new Rate(
                        currency,
                        price,
                        in.line("source", LONGEST_TEXT),
                        Instant.ofEpochSecond(in.number("at", 0, LAST))));
    }

    /** The one of the first rate; empty: there is none. */
    Optional<String> firstCurrency() {
        return all.stream().map(kept -> kept.rate().currency()).findFirst();
    }

    /** The last that was known at a moment; empty: none was, or none that was young enough. */
    Optional<Rate> at(Token token, String currency, Instant moment) {
        String coin = token.isNative() ? "" : token.symbol();
        return all.stream()
                .filter(kept -> kept.coin().equals(coin))
                .map(Kept::rate)
                .filter(rate -> rate.currency().equals(currency)
                        && !rate.at().isAfter(moment)
                        && !rate.at().isBefore(moment.minus(OLDEST)))
                .max(Comparator.comparing(Rate::at));
    }
}
