package io.stint.hub.wallet;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.hub.account.Accounts;
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
            ChainProfile chain,
            Node node,
            Database database,
            Accounts accounts,
            DisplayCurrency currency,
            Pages pages,
            Clock clock) {
        Balances balances = new Balances(chain, node);
        Sending sending = new Sending(chain, node, database, clock);
        this.routes = List.of(
                new TransactionRoutes(chain, node, balances, sending, currency, clock),
                new WalletPages(chain, balances, sending, accounts, currency, pages));
    }

    public List<Routes> routes() {
        return routes;
    }
}
