package io.stint.hub.alert;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;

/** Who wants all alerts, not only what can cost money. */
final class Wishes {
    private final Database database;

    Wishes(Database database) {
        this.database = database;
    }

    boolean everything(Address person) {
        return database.with(h -> Ways.wantsEverything(h, person));
    }

    void set(Address person, boolean everything) {
        database.transact(h -> {
            h.createUpdate("""
                            insert into alert_wish (address, everything) values (:address, :everything)
                            on conflict (address) do update set everything = excluded.everything""")
                    .bind("address", person)
                    .bind("everything", everything)
                    .execute();
            Ways.lookAtAllOf(h, person);
        });
    }
}
