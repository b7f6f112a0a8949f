package io.stint.hub.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Questions that go to the database together, so that all of them take one wait: each wait is a change of threads here and
 * of processes there, which costs more than what is asked. For what pages ask again and again: each connection keeps the
 * statements prepared. Every question sees what is committed when its turn comes.
 */
public final class Questions {
    /** Of the same questions the same text, by which the driver finds what is prepared. As many as there are pages. */
    private static final Map<List<String>, String> TOGETHER = new ConcurrentHashMap<>();

    private final List<Question<?>> all = new ArrayList<>();
    private final List<Runnable> after = new ArrayList<>();

    /** Reads all rows of an answer. */
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** Reads one row or a value of it, where it stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is there once the questions were sent. */
    @FunctionalInterface
    public interface Answer<T> extends Supplier<T> {
        /** Something made of it, anew each time. */
        default <R> Answer<R> then(Function<? super T, ? extends R> make) {
            return () -> make.apply(get());
        }
    }

    private static final class Question<T> implements Answer<T> {
        private final String sql;
        private final Object[] parameters;
        private final Rows<T> rows;
        private @Nullable T answer;

        private Question(String sql, Object[] parameters, Rows<T> rows) {
            this.sql = sql;
            this.parameters = parameters;
            this.rows = rows;
        }

        @Override
        public T get() {
            if (answer == null) {
                throw new IllegalStateException("this was not asked yet: " + sql);
            }
            return answer;
        }
    }

    /**
     * Adds a question.
     *
     * @param sql one statement with a question mark for each parameter
     * @param parameters of {@link Columns}' types, texts, numbers, {@link Among} for several
     */
    public <T> Answer<T> ask(String sql, Rows<T> rows, Object... parameters) {
        Question<T> question = new Question<>(sql, parameters, rows);
        all.add(question);
        return question;
    }

    /** What is to be done as soon as the answers are there. */
    public void after(Runnable work) {
        after.add(work);
    }

    /** Asks all that was added. */
    public void send(Handle handle) {
        answer(handle);
        after.forEach(Runnable::run);
    }

    private void answer(Handle handle) {
        String sql = all.size() == 1
                ? all.getFirst().sql
                : TOGETHER.computeIfAbsent(
                        all.stream().map(question -> question.sql).toList(), each -> String.join(";\n", each));
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            bind(statement);
            statement.execute();
            for (Question<?> question : all) {
                read(statement, question);
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        int at = 1;
        for (Question<?> question : all) {
            for (Object parameter : question.parameters) {
                if (parameter instanceof Among several) {
                    at = several.set(statement, at);
                } else {
                    Columns.set(statement, at++, parameter);
                }
            }
        }
    }

    private static <T> void read(PreparedStatement statement, Question<T> question) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            question.answer = question.rows.read(rows);
        }
    }

    private static final class Failed extends JdbiException {
        Failed(SQLException cause) {
            super(cause);
        }
    }

    /** Asks one question and waits for its answer. */
    public static <T> T now(Handle handle, Function<Questions, Answer<T>> ask) {
        Questions questions = new Questions();
        Answer<T> answer = ask.apply(questions);
        questions.send(handle);
        return answer.get();
    }

    public static <T> Rows<List<T>> list(Row<T> row) {
        return rows -> {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        };
    }

    /** The first row; empty: there is none. */
    public static <T> Rows<Optional<T>> first(Row<T> row) {
        return rows -> rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    }

    /** One value for each key; of several the last. */
    public static <K, V> Rows<Map<K, V>> map(Row<K> key, Row<V> value) {
        return rows -> {
            Map<K, V> all = new LinkedHashMap<>();
            while (rows.next()) {
                all.put(key.read(rows), value.read(rows));
            }
            return all;
        };
    }

    /** The values of each key, in the order of the rows. */
    public static <K, V> Rows<Map<K, List<V>>> lists(Row<K> key, Row<V> value) {
        return rows -> {
            Map<K, List<V>> all = new LinkedHashMap<>();
            while (rows.next()) {
                all.computeIfAbsent(key.read(rows), _ -> new ArrayList<>()).add(value.read(rows));
            }
            return all;
        };
    }
}
