package io.stint.hub.account;

import io.stint.hub.HubConfig;
import io.stint.hub.store.Database;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import java.time.Clock;
import java.util.List;

/** The parts of signing in and of the browser's wallets, joined. */
public final class AccountFeature implements AutoCloseable {
    private final Accounts accounts;
    private final Sweeper sweeper;
    private final List<Routes> routes;

    public AccountFeature(
            HubConfig config, Database database, Sessions sessions, Guard guard, Pages pages, Clock clock) {
        this.accounts = new Accounts(database, clock);
        Nonces nonces = new Nonces(database);
        SignIn signIn = new SignIn(database, nonces, config.chain().chainId(), config.node(), clock);
        this.sweeper = new Sweeper(sessions, nonces, clock);
        this.routes = List.of(
                new SignInRoutes(config, guard, pages, signIn, new SignInLimits(clock), sessions, accounts),
                new VaultRoutes(new Vaults(database, clock), accounts, sessions, guard, clock));
    }

    public Accounts accounts() {
        return accounts;
    }

    public List<Routes> routes() {
        return routes;
    }

    @Override
    public void close() {
        sweeper.close();
    }
}
