package io.stint.hub.store;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jspecify.annotations.Nullable;

/**
 * How Stint's values lie in PostgreSQL: addresses, hashes, ids and signatures as {@code bytea}, amounts as
 * {@code numeric(78,0)} of the smallest unit, times as {@code timestamptz}.
 */
final class Columns {
    private Columns() {}

    static void register(Jdbi jdbi) {
        ArgumentFactory arguments = (type, value, config) -> Optional.ofNullable(argument(value));
        jdbi.registerArgument(arguments);
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

    private static @Nullable Argument argument(@Nullable Object value) {
        return switch (value) {
            case Address address -> bytes(address.bytes());
            case Hash32 hash -> bytes(hash.bytes());
            case Bytes bytes -> bytes(bytes.toArray());
            case DocumentId id -> bytes(id.hash().bytes());
            case Amount amount -> (at, statement, context) -> statement.setBigDecimal(at, new BigDecimal(amount.wei()));
            case Instant time -> (at, statement, context) -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case null, default -> null;
        };
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
