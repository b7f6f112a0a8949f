package io.stint.bench.scale;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that was sent.
 *
 * @param sql with {@code $1}, {@code $2}, ... for parameters
 * @param parameters as PostgreSQL writes them: quoted texts, or NULL
 */
record Sent(String sql, List<String> parameters) {
    private static final Pattern PLACE = Pattern.compile("\\$([0-9]+)");

    Sent {
        parameters = List.copyOf(parameters);
    }

    /** Whether it only begins or ends a transaction. */
    boolean isFrame() {
        return begins() || ends();
    }

    boolean begins() {
        return sql.startsWith("BEGIN");
    }

    boolean ends() {
        return sql.startsWith("COMMIT") || sql.startsWith("ROLLBACK");
    }

    /** For pgbench: on one line, the parameters in their places, and none of its own variables, which begin with a colon. */
    String script() {
        Matcher places = PLACE.matcher(sql.replaceAll("\\s+", " "));
        return places.replaceAll(place -> Matcher.quoteReplacement(literal(place.group(1)))) + ";";
    }

    private String literal(String number) {
        String value = parameters.get(Integer.parseInt(number) - 1);
        if (!value.contains(":")) {
            return value;
        }
        return "E" + value.replace("\\", "\\\\").replace(":", "\\x3a");
    }
}
