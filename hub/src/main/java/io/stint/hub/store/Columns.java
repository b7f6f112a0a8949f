package io.stint.hub.store;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.lang.reflect.Type;
import java.math.BigDecimal;
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
            return switch (value) {
                case Address address -> bytes(address.bytes());
                case Hash32 hash -> bytes(hash.bytes());
                case Bytes bytes -> bytes(bytes.toArray());
                case DocumentId id -> bytes(id.hash().bytes());
                case Amount amount ->
                    (at, statement, context) -> statement.setBigDecimal(at, new BigDecimal(amount.wei()));
                case Instant time -> (at, statement, context) -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
                case null -> new NullArgument(Types.NULL);
                default -> throw new IllegalArgumentException("not one of " + TYPES + ": " + value.getClass());
            };
        }
    }

    /** An amount as it lies there, where many rows are read: asking for a column by its type costs more than reading it. */
    public static Amount amount(ResultSet row, String column) throws SQLException {
        return Amount.ofWei(row.getBigDecimal(column).toBigIntegerExact());
    }

    /** A time as it lies there; empty where it is null. */
    public static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Argument bytes(byte[] bytes) {
        return (at, statement, context) -> statement.setBytes(at, bytes);
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
