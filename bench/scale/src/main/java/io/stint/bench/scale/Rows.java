package io.stint.bench.scale;

import io.stint.hub.store.Database;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/** Rows for COPY, the fastest way into a table. */
final class Rows {
    private static final HexFormat HEX = HexFormat.of();

    private final String table;
    private final StringBuilder text = new StringBuilder();

    /** @param table with its columns */
    Rows(String table) {
        this.table = table;
    }

    /** @param values of one row: bytes, null or what is written as its text, without tabs and backslashes */
    void add(@org.jspecify.annotations.Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t");
            switch (values[i]) {
                case null -> text.append("\\N");
                case byte[] bytes -> HEX.formatHex(text.append("\\\\x"), bytes);
                case Object value -> text.append(value);
            }
        }
        text.append('\n');
    }

    void copy(Database database) {
        database.transact(handle -> {
            try {
                handle.getConnection()
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
