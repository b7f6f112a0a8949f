package io.stint.hub.document;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** Whether the database refused a value, or could not work at all. */
public final class Refusals {
    private Refusals() {}

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation): the same value will be refused again. */
    public static boolean isOfTheData(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
