package io.stint.hub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** A {@code bytea[]} as a parameter. The driver takes it as {@code byte[][]} only. */
public final class ByteArrays implements Argument {
    private final byte[][] values;

    public ByteArrays(List<byte[]> values) {
        this.values = values.toArray(byte[][]::new);
    }

    @Override
    public void apply(int at, PreparedStatement statement, StatementContext context) throws SQLException {
        set(statement, at);
    }

    void set(PreparedStatement statement, int at) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf("bytea", values));
    }
}
