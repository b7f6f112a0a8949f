package io.stint.hub.wallet;

import io.stint.hub.account.Accounts;
import io.stint.hub.layer.Layers;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.store.Database;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The parts of the wallet page, joined. */
public final class WalletFeature {
    private final List<Routes> routes;

    public WalletFeature(
            Layers layers,
            Database database,
            Passage passage,
            Accounts accounts,
            DisplayCurrency currency,
            Pages pages,
            Clock clock) {
        Sending sending = new Sending(layers, database, passage, clock);
        this.routes = List.of(
                new TransactionRoutes(layers, sending, currency, clock),
                new WalletPages(layers, sending, accounts, currency, pages));
    }

    public List<Routes> routes() {
        return routes;
    }
}
