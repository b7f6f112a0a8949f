package io.stint.hub.backup;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** PostgreSQL's COPY over the connection of a handle. */
final class Copies {
    private Copies() {}

    /** @return the rows */
    static long out(Handle handle, Table table, OutputStream to) throws IOException {
        try {
            return manager(handle).copyOut(table.copyOut(), to);
        } catch (SQLException e) {
            throw new StintException("the table " + table.name() + " cannot be copied: " + e.getMessage(), e);
        }
    }

    /** @return the rows */
    static long in(Handle handle, Table table, InputStream from) throws IOException {
        try {
            return manager(handle).copyIn(table.copyIn(), from);
        } catch (SQLException e) {
            throw new StintException("the table " + table.name() + " cannot be filled: " + e.getMessage(), e);
        }
    }

    /** The table's state in a few bytes: equal for equal contents. */
    static Manifest.Entry digest(Handle handle, Table table) {
        try {
            Digest digest = new Digest();
            long rows = out(handle, table, digest);
            return new Manifest.Entry(table.name(), table.columns(), rows, digest.bytes(), digest.hex());
        } catch (IOException e) {
            throw new StintException("the table " + table.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static org.postgresql.copy.CopyManager manager(Handle handle) throws SQLException {
        return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
    }
}
