package io.stint.hub.wallet;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The table of what people sent through the hub. */
final class SentTransactions {
    private final Database database;

    SentTransactions(Database database) {
        this.database = database;
    }

    /**
     * Remembers it; the same hash once. Who only named the hash gives way to whoever is known to be the sender, by its bytes
     * or by the node.
     */
    void note(
            Hash32 hash,
            int layer,
            Address address,
            Optional<Bytes> raw,
            Optional<Long> nonce,
            Optional<Transfer> transfer,
            Instant now) {
        database.with(h -> h.createUpdate("""
                        insert into sent_transaction (hash, layer, address, raw, nonce, recipient, token, amount, noted_at)
                        values (:hash, :layer, :address, :raw, :nonce, :recipient, :token, :amount, :now)
                        on conflict (hash) do update set layer = excluded.layer, address = excluded.address, raw = excluded.raw,
                            nonce = excluded.nonce, recipient = excluded.recipient, token = excluded.token,
                            amount = excluded.amount, noted_at = excluded.noted_at
                        where sent_transaction.nonce is null and excluded.nonce is not null""")
                .bind("hash", hash)
                .bind("layer", layer)
                .bind("address", address)
                .bind("raw", raw.map(Bytes::toArray).orElse(null))
                .bind("nonce", nonce.orElse(null))
                .bind(
                        "recipient",
                        transfer.flatMap(Transfer::recipient)
                                .map(Address::bytes)
                                .orElse(null))
                .bind("token", transfer.map(t -> t.token().bytes()).orElse(null))
                .bind(
                        "amount",
                        transfer.map(t -> new BigDecimal(t.amount().wei())).orElse(null))
                .bind("now", now)
                .execute());
    }

    /** What a node told later about one whose bytes the hub never had. */
    void learn(Hash32 hash, long nonce, Transfer transfer) {
        database.with(h -> h.createUpdate("""
                        update sent_transaction
                        set nonce = :nonce, recipient = :recipient, token = :token, amount = :amount
                        where hash = :hash and nonce is null""")
                .bind("hash", hash)
                .bind("nonce", nonce)
                .bind("recipient", transfer.recipient().map(Address::bytes).orElse(null))
                .bind("token", transfer.token())
                .bind("amount", transfer.amount())
                .execute());
    }

    /**
     * Hands it over unless that was done; of several at the same time one does it, and the others wait.
     *
     * @param handOver whether the node has it now
     */
    void handOverOnce(Hash32 hash, Instant now, BooleanSupplier handOver) {
        database.transact(h -> {
            boolean open = h.createQuery("""
                            select handed_at is null from sent_transaction where hash = :hash for update""")
                    .bind("hash", hash)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(false);
            if (open && handOver.getAsBoolean()) {
                h.createUpdate("update sent_transaction set handed_at = :now where hash = :hash")
                        .bind("now", now)
                        .bind("hash", hash)
                        .execute();
            }
        });
    }

    /** Nobody has it: it was refused. */
    void forget(Hash32 hash) {
        database.with(h -> h.createUpdate("delete from sent_transaction where hash = :hash and handed_at is null")
                .bind("hash", hash)
                .execute());
    }

    void end(Hash32 hash, Sent.End end) {
        database.with(h -> h.createUpdate("""
                        update sent_transaction set block = :block, succeeded = :succeeded where hash = :hash""")
                .bind("hash", hash)
                .bind("block", end.block())
                .bind("succeeded", end.succeeded())
                .execute());
    }

    Optional<Sent> find(Hash32 hash) {
        return database.with(h -> h.createQuery("select * from sent_transaction where hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> read(row))
                .findOne());
    }

    /**
     * The newest first.
     *
     * @param layers of one chain, at least one
     * @param before only those with a smaller sequence
     */
    List<Sent> of(Address address, List<Integer> layers, long before, int most) {
        return database.with(h -> h.createQuery("""
                        select * from sent_transaction where address = :address and layer in (<layers>) and sequence < :before
                        order by sequence desc limit :most""")
                .bindList("layers", layers)
                .bind("address", address)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) -> read(row))
                .list());
    }

    private static Sent read(ResultSet row) throws SQLException {
        Optional<Transfer> transfer = row.getBytes("token") == null
                ? Optional.empty()
                : Optional.of(new Transfer(
                        Optional.ofNullable(row.getBytes("recipient")).map(Address::of),
                        Address.of(row.getBytes("token")),
                        Amount.ofWei(row.getBigDecimal("amount").toBigIntegerExact())));
        Optional<Sent.End> end = number(row, "block").isEmpty()
                ? Optional.empty()
                : Optional.of(new Sent.End(row.getLong("block"), row.getBoolean("succeeded")));
        return new Sent(
                Hash32.of(row.getBytes("hash")),
                row.getInt("layer"),
                row.getLong("sequence"),
                Address.of(row.getBytes("address")),
                Optional.ofNullable(row.getBytes("raw")).map(Bytes::of),
                number(row, "nonce"),
                transfer,
                row.getTimestamp("noted_at").toInstant(),
                end);
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        @Nullable Long value = row.getObject(column, Long.class);
        return Optional.ofNullable(value);
    }
}
