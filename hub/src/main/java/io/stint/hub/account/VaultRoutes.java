package io.stint.hub.account;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Json;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The encrypted wallets over HTTP, and whether their words are written down. */
public final class VaultRoutes implements Routes {
    /** How long after signing in a vault may be replaced: a stolen cookie must not destroy it. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final int PROOF = 32;
    private static final int LONGEST_NAME = 1364;

    private final Vaults vaults;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Guard guard;
    private final RateLimit byClient;
    private final RateLimit byName;

    VaultRoutes(Vaults vaults, Accounts accounts, Sessions sessions, Guard guard, Clock clock) {
        this.vaults = vaults;
        this.accounts = accounts;
        this.sessions = sessions;
        this.guard = guard;
        this.byClient = new RateLimit(10, Duration.ofHours(1), clock);
        // Names are no secret: with a low limit a stranger could keep somebody out.
        this.byName = new RateLimit(100, Duration.ofHours(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/vault", this::own);
        routes.put("/api/vault", this::store);
        routes.post("/api/vault/open", this::open);
        routes.post("/api/account/backup-done", this::backupDone);
    }

    private void own(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Json.answer(ctx, vaults.of(me).orElseThrow(() -> Problem.notFound("No wallet of yours is kept here.")));
    }

    private record Store(VaultForm vault, Bytes proof) {}

    private void store(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Store store = Json.body(
                ctx, "request", in -> new Store(in.object("vault", VaultForm::read), in.bytes("proof", PROOF)));
        if (!store.vault().address().equals(me)) {
            throw Problem.notYours(
                    "The wallet " + store.vault().address() + " is not that of this session, " + me + ".");
        }
        boolean fresh = Optional.ofNullable(ctx.cookie(Guard.COOKIE))
                .filter(token -> sessions.isYounger(token, FRESH))
                .isPresent();
        if (!fresh) {
            throw Problem.notYours("A wallet is stored right after signing in. Sign in again and repeat it.");
        }
        if (!vaults.store(store.vault(), store.proof())) {
            throw Problem.badField("name", Visitor.of(ctx).texts().of("account.vault.taken"));
        }
        ctx.status(204);
    }

    private record Open(String name, Bytes proof) {}

    private void open(Context ctx) {
        Open open = Json.body(ctx, "request", in -> new Open(in.line("name", LONGEST_NAME), in.bytes("proof", PROOF)));
        String client = guard.client(ctx);
        byClient.use(client);
        byName.use(open.name());
        String vault = vaults.open(open.name(), open.proof())
                .orElseThrow(() -> Problem.refused(Visitor.of(ctx).texts().of("account.vault.wrong")));
        byClient.giveBack(client);
        byName.giveBack(open.name());
        Json.answer(ctx, vault);
    }

    private void backupDone(Context ctx) {
        accounts.backupDone(Visitor.signedIn(ctx));
        ctx.status(204);
    }
}
