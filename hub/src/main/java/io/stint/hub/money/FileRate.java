package io.stint.hub.money;

import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.databind.JsonNode;

/**
 * A file of the operator: lines such as {@code EUR=57000}, or a JSON object of the same when its name ends in {@code .json}.
 * The rate is of the time when the file was changed last.
 */
record FileRate(String coin, String currency, Path file) implements RateSource {
    private static final int LARGEST = 64 * 1024;

    @Override
    public RateAnswer ask(Asking asking) {
        try {
            // Its time before its contents: what is changed in between is read again the next time.
            Instant at = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS);
            if (Files.size(file) > LARGEST) {
                throw new NoRate("the file of rates " + file + " is over " + LARGEST + " bytes");
            }
            byte[] bytes = Files.readAllBytes(file);
            String name = "file " + file.getFileName();
            DisplayRate rate = new DisplayRate(currency, RateNumber.parse(value(bytes), name), name, at, coin);
            return new RateAnswer(rate, Optional.of(Bytes.of(bytes)));
        } catch (NoSuchFileException e) {
            throw new NoRate("there is no file of rates at " + file, e);
        } catch (IOException e) {
            throw new NoRate("the file of rates " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String value(byte[] bytes) throws IOException {
        String key = coin.isEmpty() ? currency : coin + "/" + currency;
        if (file.toString().endsWith(".json")) {
            JsonNode found = RateNumber.json(bytes, "the file " + file).path(key);
            return found.isMissingNode() ? missing(key) : RateNumber.scalar(found, "the file " + file + " at " + key);
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new NoRate("the file of rates " + file + " cannot be read: " + e.getMessage(), e);
        }
        String found = properties.getProperty(key);
        return found == null ? missing(key) : found;
    }

    private String missing(String key) {
        throw new NoRate("the file of rates " + file + " has no " + key);
    }
}
