package io.stint.bench.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the statements out of a PostgreSQL log. */
final class LogReader {
    /** What each entry must begin with, as the setting log_line_prefix. */
    static final String PREFIX = "@%p@ ";

    private static final Pattern ENTRY = Pattern.compile("(?m)^@([0-9]+)@ (LOG|DETAIL):  ");
    private static final Pattern STATEMENT = Pattern.compile("(?s)(?:execute [^:]+|statement): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\$[0-9]+ = (NULL|'(?:[^']++|'')*+')(?:, |$)");

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, List<Sent>> open = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();

    private LogReader() {}

    /** A transaction, or a statement without one, in the order of their ends. */
    record Unit(List<Sent> statements) {
        Unit {
            statements = List.copyOf(statements);
        }
    }

    static List<Unit> read(String log) {
        LogReader reader = new LogReader();
        Matcher entry = ENTRY.matcher(log);
        boolean more = entry.find();
        while (more) {
            String process = entry.group(1);
            boolean detail = entry.group(2).equals("DETAIL");
            int from = entry.end();
            more = entry.find();
            String text =
                    log.substring(from, more ? entry.start() : log.length()).strip();
            reader.entry(process, detail, text);
        }
        List.copyOf(reader.waiting.keySet()).forEach(process -> reader.flush(process, List.of()));
        return reader.units;
    }

    /** A statement's parameters follow it as a detail, if it has any. */
    private void entry(String process, boolean detail, String text) {
        if (detail) {
            flush(process, parameters(text));
            return;
        }
        flush(process, List.of());
        Matcher statement = STATEMENT.matcher(text);
        if (statement.matches()) {
            waiting.put(process, statement.group(1).strip());
        }
    }

    private void flush(String process, List<String> parameters) {
        String sql = waiting.remove(process);
        if (sql == null) {
            return;
        }
        Sent sent = new Sent(sql, parameters);
        List<Sent> transaction = open.get(process);
        if (sent.begins()) {
            open.put(process, new ArrayList<>(List.of(sent)));
        } else if (transaction == null) {
            units.add(new Unit(List.of(sent)));
        } else {
            transaction.add(sent);
            if (sent.ends()) {
                units.add(new Unit(transaction));
                open.remove(process);
            }
        }
    }

    private static List<String> parameters(String detail) {
        List<String> parameters = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            parameters.add(parameter.group(1));
        }
        return parameters;
    }
}
