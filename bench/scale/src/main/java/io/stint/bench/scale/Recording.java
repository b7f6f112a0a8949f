package io.stint.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the hub sends to PostgreSQL for a request, as PostgreSQL itself writes it into its log. What it sends while nobody
 * asks for anything is left out.
 */
final class Recording implements AutoCloseable {
    private static final int MOST_TRIES = 20;
    private static final long QUIET_MILLIS = 3_000;
    private static final long SETTLE_MILLIS = 60;

    private final Path log;
    private final String jdbcUrl;
    private final Browser browser;
    private final Set<String> background = new HashSet<>();

    private Recording(Path log, String jdbcUrl, Browser browser) {
        this.log = log;
        this.jdbcUrl = jdbcUrl;
        this.browser = browser;
    }

    /** @param log of the server */
    static Recording start(Path log, String jdbcUrl, URI hub) throws IOException, SQLException, InterruptedException {
        Recording recording = new Recording(log, jdbcUrl, new Browser(hub));
        recording.set("log_statement", "'all'");
        recording.set("log_line_prefix", "'" + LogReader.PREFIX + "'");
        Thread.sleep(SETTLE_MILLIS);
        long from = Files.size(log);
        Thread.sleep(QUIET_MILLIS);
        recording
                .since(from)
                .forEach(unit -> unit.statements().stream()
                        .filter(s -> !s.isFrame())
                        .forEach(s -> recording.background.add(s.sql())));
        return recording;
    }

    /** The statements in their order, with their parameters; two recordings in a row must be the same. */
    List<Sent> of(Shot shot) throws IOException, InterruptedException {
        List<Sent> before = List.of();
        for (int i = 0; i < MOST_TRIES; i++) {
            List<Sent> now = once(shot);
            if (!now.isEmpty() && texts(now).equals(texts(before))) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("the hub sends other statements each time for " + shot.path());
    }

    private static List<String> texts(List<Sent> statements) {
        return statements.stream().map(Sent::sql).toList();
    }

    private List<Sent> once(Shot shot) throws IOException, InterruptedException {
        long from = Files.size(log);
        browser.get(shot);
        Thread.sleep(SETTLE_MILLIS);
        List<Sent> sent = new ArrayList<>();
        since(from).stream()
                .filter(unit -> unit.statements().stream().noneMatch(s -> background.contains(s.sql())))
                .forEach(unit -> sent.addAll(unit.statements()));
        return sent;
    }

    private List<LogReader.Unit> since(long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return LogReader.read(new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8));
    }

    private void set(String setting, String value) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set " + setting + " = " + value);
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        browser.close();
        set("log_statement", "default");
        set("log_line_prefix", "default");
    }
}
