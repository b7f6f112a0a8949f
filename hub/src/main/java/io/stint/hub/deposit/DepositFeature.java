package io.stint.hub.deposit;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Venue;
import io.stint.hub.document.Documents;
import io.stint.hub.room.Surroundings;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The parts of this package, joined. */
public final class DepositFeature {
    private final Optional<Deposits> deposits;
    private final List<Routes> routes;

    /**
     * @param amount that is asked for; empty: none is taken
     * @param keeper who holds it; empty: nobody, so none is taken
     */
    public DepositFeature(
            Optional<Amount> amount,
            Optional<PrivateKey> keeper,
            Database database,
            Agreements agreements,
            Documents documents,
            Surroundings around,
            Pages pages,
            Clock clock) {
        Venue venue = around.venues().first();
        this.deposits = keeper.flatMap(key -> amount.map(
                sum -> new Deposits(new Deposit(key.address(), sum), key, venue, agreements, documents, clock)));
        this.routes = List.of(new DepositPages(deposits, database, around, pages, clock));
    }

    /** Empty: none are taken. */
    public Optional<Deposits> deposits() {
        return deposits;
    }

    public List<Routes> routes() {
        return routes;
    }
}
