package io.stint.hub.arbiter;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.store.Database;
import io.stint.hub.web.Routes;
import io.stint.protocol.value.Token;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The parts of this package, joined. */
public final class ArbiterFeature {
    private final Arbiters arbiters;
    private final List<Routes> routes;

    /**
     * @param coin the native coin, in which fees are
     * @param now the chain's time
     */
    public ArbiterFeature(Database database, Token coin, Supplier<Instant> now) {
        this.arbiters = new Arbiters(database, now);
        this.routes = List.of(new ArbiterApi(arbiters, coin));
    }

    /** What makes this package's tables of documents. */
    public static DocumentListener follower() {
        return new ArbiterOffers();
    }

    public Arbiters arbiters() {
        return arbiters;
    }

    public List<Routes> routes() {
        return routes;
    }
}
