package io.stint.hub.report;

import io.javalin.http.Context;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.report.Grouping;
import io.stint.protocol.report.Span;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which report.
 *
 * @param zone by whose clock the period begins and ends
 * @param with only what was exchanged with them; empty: with anybody
 * @param agreement only of it; empty: of any
 * @param currency ISO 4217; empty: the first that the hub shows
 * @param page from 1
 */
record Wanted(
        Viewpoint side,
        Span span,
        ZoneId zone,
        Optional<Address> with,
        Optional<Hash32> agreement,
        Optional<String> currency,
        int page) {

    /**
     * As the parameters of a request say.
     *
     * @throws Problem when one of them cannot be read
     */
    static Wanted of(Context ctx, Clock clock) {
        ZoneId zone = read(ctx, "zone", Wanted::zone).orElse(ZoneId.of("UTC"));
        Grouping grouping = read(ctx, "by", Grouping::parse).orElse(Grouping.MONTH);
        return new Wanted(
                read(ctx, "as", Viewpoint::parse).orElse(Viewpoint.WORKER),
                read(ctx, "period", Span::parse).orElseGet(() -> grouping.of(clock.instant(), zone)),
                zone,
                read(ctx, "with", Address::parse),
                read(ctx, "agreement", Hash32::parse),
                read(ctx, "currency", Wanted::currency)
                        .or(() -> Optional.of(DisplayCurrency.chosen(ctx)).filter(code -> !code.isEmpty())),
                read(ctx, "page", Wanted::page).orElse(1));
    }

    private static <T> Optional<T> read(Context ctx, String name, Function<String, T> parser) {
        return Optional.ofNullable(ctx.queryParam(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return parser.apply(text);
                    } catch (BadInput e) {
                        throw Problem.badField(name, String.valueOf(e.getMessage()));
                    }
                });
    }

    @SuppressWarnings("UnusedException")
    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadInput("a time zone is written Europe/Madrid, not '" + text + "'");
        }
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new BadInput("a currency is three capitals such as EUR, not '" + text + "'");
        }
        return text;
    }

    private static int page(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new BadInput("a page is a number from 1, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }
}
