package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.hub.TestDatabase;
import io.stint.hub.document.Refusals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL makes of the rows, in its own words. */
class BinaryRowsTest {
    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static List<String> copied(String type, BinaryRows rows) {
        return DATABASE.inTransaction(handle -> {
            handle.execute("create temporary table given (value " + type + ") on commit drop");
            rows.copy(handle, "given (value)");
            return handle.createQuery("select value::text from given")
                    .mapTo(String.class)
                    .list();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "120",
                "9999",
                "10000",
                "10001.00010001",
                "0.5",
                "0.0001",
                "0.00001",
                "12.50",
                "123456789012345678.123456789012345678",
                "1E+17"
            })
    void decimalsAreExact(String number) {
        BigDecimal value = new BigDecimal(number);
        BinaryRows rows = new BinaryRows(1).row().decimal(value);

        assertThat(copied("numeric", rows)).containsExactly(value.toPlainString());
    }

    @Test
    void decimalsTakeTheColumnsScale() {
        BinaryRows rows = new BinaryRows(1).row().decimal(new BigDecimal("12.5"));

        assertThat(copied("numeric(36, 18)", rows)).containsExactly("12.500000000000000000");
    }

    @Test
    void timesAreExactToTheMicrosecond() {
        BinaryRows rows = new BinaryRows(1)
                .row()
                .time(Instant.parse("2026-11-22T09:30:00.123456Z"))
                .row()
                .time(Instant.parse("1999-12-31T23:59:59Z"));

        List<Instant> read = DATABASE.inTransaction(handle -> {
            handle.execute("create temporary table given (value timestamptz) on commit drop");
            rows.copy(handle, "given (value)");
            return handle.createQuery("select value from given")
                    .mapTo(Instant.class)
                    .list();
        });

        assertThat(read)
                .containsExactly(Instant.parse("2026-11-22T09:30:00.123456Z"), Instant.parse("1999-12-31T23:59:59Z"));
    }

    @Test
    void listsOfTextKeepOrderAndCharacters() {
        BinaryRows rows = new BinaryRows(1)
                .row()
                .texts(List.of("b", "a \"q\", {x}", "\ud83d\ude00"))
                .row()
                .texts(List.of());

        assertThat(copied("text[]", rows)).containsExactly("{b,\"a \\\"q\\\", {x}\",\ud83d\ude00}", "{}");
    }

    @Test
    void numbersFlagsBytesAndNothing() {
        assertThat(copied("int", new BinaryRows(1).row().number(-7).row().number(168)))
                .containsExactly("-7", "168");
        assertThat(copied("boolean", new BinaryRows(1).row().flag(true).row().flag(false)))
                .containsExactly("true", "false");
        assertThat(copied("bytea", new BinaryRows(1).row().bytes(new byte[] {0, -1})))
                .containsExactly("\\x00ff");
        assertThat(copied("text", new BinaryRows(1).row().nothing()))
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void moreThanFitsAtFirstGoesIn() {
        BinaryRows rows = new BinaryRows(1);
        for (int i = 0; i < 2_000; i++) {
            rows.row().text("row " + i);
        }

        assertThat(copied("text", rows)).hasSize(2_000).startsWith("row 0").endsWith("row 1999");
    }

    @Test
    void noRowsAreNoStatement() {
        assertThat(copied("text", new BinaryRows(1))).isEmpty();
    }

    @Test
    void whatAConstraintRefusesIsOfTheData() {
        BinaryRows rows = new BinaryRows(1).row().number(1).row().number(1);

        assertThatThrownBy(() -> copied("int primary key", rows))
                .isInstanceOfSatisfying(
                        JdbiException.class,
                        e -> assertThat(Refusals.isOfTheData(e)).isTrue());
    }
}
