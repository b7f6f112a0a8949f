package io.stint.hub.store;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * How Stint's values lie in PostgreSQL: addresses, hashes, ids and signatures as {@code bytea}, amounts as
 * {@code numeric(78,0)} of the smallest unit, times as {@code timestamptz}.
 */
public final class Columns {
    private Columns() {}

    static void register(Jdbi jdbi) {
        jdbi.registerArgument(new Written());
        bytes(jdbi, Address.class, Address::of);
        bytes(jdbi, Hash32.class, Hash32::of);
        bytes(jdbi, Bytes.class, Bytes::of);
        bytes(jdbi, DocumentId.class, bytes -> new DocumentId(Hash32.of(bytes)));
        jdbi.registerColumnMapper(
                Amount.class,
                (row, at, context) -> read(row.getBigDecimal(at), number -> Amount.ofWei(number.toBigIntegerExact())));
        jdbi.registerColumnMapper(
                Instant.class,
                (row, at, context) -> read(row.getObject(at, OffsetDateTime.class), OffsetDateTime::toInstant));
    }

    /** Prepared, so that JDBI asks once for each type and not at every statement. */
    private static final class Written implements ArgumentFactory.Preparable {
        private static final Set<Class<?>> TYPES =
                Set.of(Address.class, Hash32.class, Bytes.class, DocumentId.class, Amount.class, Instant.class);

        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return type instanceof Class<?> known && TYPES.contains(known)
                    ? Optional.of(Written::argument)
                    : Optional.empty();
        }

        private static Argument argument(@Nullable Object value) {
            return value == null ? new NullArgument(Types.NULL) : (at, statement, context) -> set(statement, at, value);
        }
    }

    /** Sets a parameter: one of Stint's values, many of them, or what the driver knows. */
    static void set(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case Address address -> statement.setBytes(at, address.bytes());
            case Hash32 hash -> statement.setBytes(at, hash.bytes());
            case Bytes bytes -> statement.setBytes(at, bytes.toArray());
            case DocumentId id -> statement.setBytes(at, id.hash().bytes());
            case Amount amount -> statement.setBigDecimal(at, new BigDecimal(amount.wei()));
            case Instant time -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case ByteArrays many -> many.set(statement, at);
            default -> statement.setObject(at, value);
        }
    }

    public static Address address(ResultSet row, String column) throws SQLException {
        return Address.of(row.getBytes(column));
    }

    public static Hash32 hash(ResultSet row, String column) throws SQLException {
        return Hash32.of(row.getBytes(column));
    }

    public static DocumentId id(ResultSet row, String column) throws SQLException {
        return new DocumentId(hash(row, column));
    }

    public static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.of(row.getBytes(column));
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** What is made of a column's bytes; empty where it is null. */
    public static <T> Optional<T> optional(ResultSet row, String column, Function<byte[], T> read) throws SQLException {
        return Optional.ofNullable(row.getBytes(column)).map(read);
    }

    /** An amount as it lies there, where many rows are read: asking for a column by its type costs more than reading it. */
    public static Amount amount(ResultSet row, String column) throws SQLException {
        return Amount.ofWei(row.getBigDecimal(column).toBigIntegerExact());
    }

    /** A time as it lies there; empty where it is null. */
    public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <T> void bytes(Jdbi jdbi, Class<T> type, Function<byte[], T> read) {
        jdbi.registerColumnMapper(type, (row, at, context) -> read(row.getBytes(at), read));
    }

    /** An empty column is null, of which JDBI makes an empty Optional where one is asked for. */
    @SuppressWarnings("NullAway")
    private static <A, B> B read(@Nullable A value, Function<A, B> function) {
        return value == null ? null : function.apply(value);
    }
}
