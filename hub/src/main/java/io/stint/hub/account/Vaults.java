package io.stint.hub.account;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The encrypted wallets. To whom one is handed decides who can try passphrases on it, so it goes to its own session, or
 * to whoever proves the passphrase: the browser derives a proof beside the key, and its salted SHA-256 is here. The proof
 * is 32 bytes out of scrypt or of a passkey, so a fast hash is enough: guessing it costs what guessing the key costs.
 */
final class Vaults {
    private static final int SALT = 16;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Bytes NO_SALT = Bytes.of(new byte[SALT]);

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Vaults(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Kept(String body, Bytes salt, Hash32 proof) {}

    Optional<String> of(Address address) {
        return database.with(h -> h.createQuery("select body from vault where address = :address")
                .bind("address", address)
                .mapTo(String.class)
                .findOne());
    }

    /** The vault of a name; empty also when the proof is wrong, so that names cannot be tried out. */
    Optional<String> open(String name, Bytes proof) {
        Optional<Kept> kept = database.with(h -> h.createQuery("select body, salt, proof from vault where name = :name")
                .bind("name", name)
                .map((row, context) -> new Kept(
                        row.getString("body"), Bytes.of(row.getBytes("salt")), Hash32.of(row.getBytes("proof"))))
                .findOne());
        Hash32 given = hash(kept.map(Kept::salt).orElse(NO_SALT), proof);
        Hash32 expected = kept.map(Kept::proof).orElse(Hash32.ZERO);
        boolean proved = MessageDigest.isEqual(given.bytes(), expected.bytes());
        return kept.filter(_ -> proved).map(Kept::body);
    }

    /**
     * Stores it, in the place of an earlier one of the same address.
     *
     * @return false: somebody else has the name, and nothing was stored
     */
    boolean store(VaultForm vault, Bytes proof) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        try {
            insert(vault, Bytes.of(salt), hash(Bytes.of(salt), proof));
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void insert(VaultForm vault, Bytes salt, Hash32 proof) {
        database.with(h -> h.createUpdate("""
                        insert into vault (address, name, body, salt, proof, stored_at)
                        values (:address, :name, :body, :salt, :proof, :now)
                        on conflict (address) do update set
                            name = excluded.name, body = excluded.body, salt = excluded.salt,
                            proof = excluded.proof, stored_at = excluded.stored_at""")
                .bind("address", vault.address())
                .bind("name", vault.name())
                .bind("body", vault.json())
                .bind("salt", salt)
                .bind("proof", proof)
                .bind("now", clock.instant())
                .execute());
    }

    private static Hash32 hash(Bytes salt, Bytes proof) {
        byte[] both = new byte[salt.size() + proof.size()];
        System.arraycopy(salt.toArray(), 0, both, 0, salt.size());
        System.arraycopy(proof.toArray(), 0, both, salt.size(), proof.size());
        return Hash32.sha256(both);
    }
}
