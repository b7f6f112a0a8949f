package io.stint.hub.money;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source of rates as an operator writes it: {@code EUR=57000}, {@code rUSDT/EUR=https://rates.example/usd#/eur}. */
public final class RateSpec {
    private static final Pattern SPEC = Pattern.compile("(?:([^=/\\s]{1,32})/)?([A-Z]{3})=(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private RateSpec() {}

    /**
     * Reads one.
     *
     * @param says the name of whoever says a fixed rate
     * @throws BadInput when it is neither a number nor one of the sources
     */
    public static RateSource parse(String text, String says) {
        Matcher parts = SPEC.matcher(text);
        if (!parts.matches()) {
            throw new BadInput("a rate is written like EUR=57000, EUR=file:PATH, EUR=https://HOST/PATH#/POINTER or"
                    + " EUR=feed:ADDRESS, with a token's symbol and a / before it when it is of a token, not '"
                    + shown(text) + "'");
        }
        String coin = Optional.ofNullable(parts.group(1)).orElse("");
        String currency = parts.group(2);
        String value = parts.group(3);
        if (NUMBER.matcher(value).matches()) {
            return fixed(coin, currency, value, says);
        }
        if (value.startsWith("file:")) {
            return new FileRate(coin, currency, path(value.substring("file:".length())));
        }
        if (value.startsWith("feed:")) {
            return new FeedRate(coin, currency, Address.parse(value.substring("feed:".length())));
        }
        return http(coin, currency, value);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInput("there can be no file for a rate called '" + text + "': " + e.getReason(), e);
        }
    }

    private static RateSource fixed(String coin, String currency, String value, String says) {
        try {
            return new DisplayRate(currency, RateNumber.parse(value, says), says, Instant.now(), coin);
        } catch (NoRate e) {
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static RateSource http(String coin, String currency, String value) {
        if (!value.contains("://")) {
            throw new BadInput(
                    "'" + shown(value) + "' is no rate: write a number with a point for the decimals, such as"
                            + " 57000.5, or where it is asked for: file:PATH, https://HOST/PATH#/POINTER or feed:ADDRESS");
        }
        try {
            URI whole = URI.create(value);
            String pointer = Optional.ofNullable(whole.getFragment()).orElse("");
            URI address = URI.create(value.contains("#") ? value.substring(0, value.indexOf('#')) : value);
            return new HttpRate(coin, currency, address, pointer, HttpRate.PATIENCE);
        } catch (IllegalArgumentException e) {
            String why = e.getCause() instanceof URISyntaxException syntax ? syntax.getReason() : e.getMessage();
            throw new BadInput("'" + shown(value) + "' is no rate and no source of rates: " + why, e);
        }
    }

    /** An address often holds a key. */
    private static String shown(String text) {
        int address = text.indexOf("://");
        return address < 0 ? text : text.substring(0, address) + "://...";
    }
}
