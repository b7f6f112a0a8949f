package io.stint.hub.account;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import java.time.Clock;

/** What the hub remembers of whoever signed in once. */
public final class Accounts {
    private final Database database;
    private final Clock clock;

    public Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void remember(Address address) {
        database.with(h -> h.createUpdate("""
                        insert into account (address, created_at) values (:address, :now)
                        on conflict (address) do nothing""")
                .bind("address", address)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Whether the words of a wallet that was made here are not written down yet. Ask for it when there is money to lose:
     * a page then sets {@code data-backup-wanted}.
     */
    public boolean backupMissing(Address address) {
        return database.with(h ->
                h.createQuery("""
                        select exists (
                            select 1 from vault join account using (address)
                            where address = :address and not backup_done)""").bind("address", address).mapTo(Boolean.class).one());
    }

    /** Whether the hub keeps a wallet of this address. */
    public boolean keepsVault(Address address) {
        return database.with(h -> h.createQuery("select exists (select 1 from vault where address = :address)")
                .bind("address", address)
                .mapTo(Boolean.class)
                .one());
    }

    void backupDone(Address address) {
        database.with(h -> h.createUpdate("update account set backup_done = true where address = :address")
                .bind("address", address)
                .execute());
    }
}
