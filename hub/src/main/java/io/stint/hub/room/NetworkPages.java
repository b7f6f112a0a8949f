package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Venue;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.keeper.Spending;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the hub stands: its chains, what things cost there, its keeper. Everybody may see it. */
public final class NetworkPages implements Routes {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int LINES = 100;

    private final Pages pages;
    private final Surroundings around;
    private final RoomFeature.Sources sources;
    private final Facts facts;

    /**
     * What does not change while the hub runs.
     *
     * @param keeper who pays the gas; empty: nobody
     * @param operator who runs the hub; empty: nobody is named
     * @param deposit with which new keys post more, in the first chain's coin; empty: none is taken
     */
    public record Facts(Optional<Address> keeper, Set<Address> operator, Optional<Amount> deposit) {}

    /**
     * What the node says now.
     *
     * @param purse what the keeper has; empty: there is no keeper
     */
    public record Live(BigInteger gasPrice, Optional<PurseState> purse) {}

    /**
     * What the keeper spent.
     *
     * @param lines by day and agreement, for the operator; empty: for others
     */
    public record Spent(Spending.Sum day, Spending.Sum week, List<Spending.Line> lines) {}

    /** Jobs of the keeper. */
    public record Queue(long waiting, long failed) {}

    NetworkPages(Pages pages, Surroundings around, RoomFeature.Sources sources, Facts facts) {
        this.pages = pages;
        this.around = around;
        this.sources = sources;
        this.facts = facts;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/network", this::page);
    }

    private void page(Context ctx) {
        Wording say = around.wording(ctx);
        List<LayerView> layers = around.venues().all().stream()
                .map(venue -> layer(ctx, around.elsewhere(ctx, say, venue), venue))
                .toList();
        NetworkView view = new NetworkView(
                say,
                facts,
                layers,
                sources.database().answers(),
                sources.peers().get());
        pages.show(ctx, "room/network", say.of("network.title"), "network", Map.of("view", view));
    }

    private LayerView layer(Context ctx, Wording say, Venue venue) {
        return new LayerView(
                say,
                venue.layer(),
                venue.largest(),
                venue.status().get(),
                live(venue.layer()),
                queue(venue),
                spent(Visitor.of(ctx).address(), venue));
    }

    /** Which agreement cost what is for the operator: others need not know how often two people deal. */
    private Spent spent(Optional<Address> visitor, Venue venue) {
        Instant now = venue.time().now();
        List<Integer> here = List.of(venue.number());
        boolean all = visitor.filter(facts.operator()::contains).isPresent();
        return sources.database()
                .with(h -> new Spent(
                        Spending.since(h, here, now.minus(DAY)),
                        Spending.since(h, here, now.minus(WEEK)),
                        all ? Spending.byAgreement(h, here, now.minus(WEEK), LINES) : List.of()));
    }

    private Optional<Live> live(Layer layer) {
        try {
            return Optional.of(new Live(layer.node().gasPrice(), sources.purse().apply(layer)));
        } catch (NodeUnreachable | NodeError e) {
            return Optional.empty();
        }
    }

    /** What waits, and what failed in the last day. */
    private Queue queue(Venue venue) {
        return sources.database()
                .with(h -> h.createQuery("""
                        select count(*) filter (where state in ('waiting', 'sending')) as waiting,
                            count(*) filter (where state = 'failed' and updated_at > :since) as failed
                        from keeper_job where layer = :layer""")
                        .bind("layer", venue.number())
                        .bind("since", venue.time().now().minus(DAY))
                        .map(row ->
                                new Queue(row.getColumn("waiting", Long.class), row.getColumn("failed", Long.class)))
                        .one());
    }
}
