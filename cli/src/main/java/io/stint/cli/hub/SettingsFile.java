package io.stint.cli.hub;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of settings: lines of {@code name = value} in the format of {@link Properties}, in UTF-8.
 *
 * @param name how it is called where something in it is wrong
 */
record SettingsFile(String name, Map<String, String> values) {
    static final SettingsFile NONE = new SettingsFile("no file", Map.of());

    SettingsFile {
        values = Map.copyOf(values);
    }

    /** @throws BadInput when it cannot be read */
    static SettingsFile read(Path file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.read(file, "file of settings")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return new SettingsFile(file.toString(), values);
    }

    Optional<String> value(String setting) {
        return Optional.ofNullable(values.get(setting)).map(String::strip);
    }

    /** @throws BadInput naming what is in the file and is no setting */
    void requireOnly(Set<String> settings) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(settings);
        if (!unknown.isEmpty()) {
            throw new BadInput(name + ": there is no setting called " + String.join(" or ", unknown));
        }
    }
}
