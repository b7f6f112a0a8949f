package io.stint.hub.authority;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One line of the table {@code authorisation.txt}.
 *
 * @param body empty: none is sent
 * @param wanted what must come, by visitor
 * @param shows the secret that is found there by whoever may see it; empty: there is none
 */
record Line(String method, String path, String body, Map<Visitor, String> wanted, String shows) {
    /** Who tries it. */
    enum Visitor {
        OUT,
        STRANGER,
        CLIENT,
        WORKER,
        ARBITER
    }

    static List<Line> all() {
        try (InputStream in = Line.class.getResourceAsStream("/authorisation.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line parse(String text) {
        String[] cells = Arrays.stream(text.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        String[] request = cells[0].split(" ", 3);
        Map<Visitor, String> wanted = new EnumMap<>(Visitor.class);
        int column = 1;
        for (Visitor visitor : Visitor.values()) {
            wanted.put(visitor, cells[column++]);
        }
        return new Line(request[0], request[1], request.length == 3 ? request[2] : "", wanted, cells[column]);
    }

    /** Whether this is the route of the server that answers it: of several the one with the fewest parameters. */
    boolean matches(String route) {
        String[] parts = route.split(" ", 2);
        String pattern = Arrays.stream(parts[1].split("(?<=})|(?=\\{)"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .reduce("", String::concat);
        return parts[0].equals(method) && path.split("\\?", 2)[0].matches(pattern);
    }

    @Override
    public String toString() {
        return method + " " + path + (body.isEmpty() ? "" : " " + body);
    }
}
