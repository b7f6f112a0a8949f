package io.stint.hub.backup;

import java.util.List;

/**
 * A table as it was copied.
 *
 * @param columns in the order of the copy
 * @param order columns of the primary key: copies of equal tables are equal
 */
record Table(String name, List<String> columns, List<String> order) {
    Table {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
    }

    /** COPY's text format, which does not depend on the server's version or machine. */
    String copyOut() {
        return "copy (select " + quoted(columns) + " from " + quoted(name) + " order by " + quoted(order)
                + ") to stdout";
    }

    String copyIn() {
        return "copy " + quoted(name) + " (" + quoted(columns) + ") from stdin";
    }

    private static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Table::quoted).toList());
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
