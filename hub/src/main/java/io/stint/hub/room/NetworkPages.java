package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.keeper.Spending;
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

/** How the hub stands: its chain, what things cost there, its keeper. Everybody may see it. */
public final class NetworkPages implements Routes {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int LINES = 100;

    private final Pages pages;
    private final Surroundings around;
    private final Node node;
    private final RoomFeature.Sources sources;
    private final Facts facts;

    /**
     * What does not change while the hub runs.
     *
     * @param keeper who pays the gas; empty: nobody
     * @param largest the most that may be put into one agreement; empty: no limit
     * @param operator who runs the hub; empty: nobody is named
     */
    public record Facts(
            ChainProfile chain,
            Address escrow,
            Optional<Address> keeper,
            Optional<Amount> largest,
            Set<Address> operator) {}

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

    NetworkPages(Pages pages, Surroundings around, Node node, RoomFeature.Sources sources, Facts facts) {
        this.pages = pages;
        this.around = around;
        this.node = node;
        this.sources = sources;
        this.facts = facts;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/network", this::page);
    }

    private void page(Context ctx) {
        Wording say = around.wording(ctx);
        pages.show(ctx, "room/network", say.of("network.title"), "network", Map.of("view", view(ctx, say)));
    }

    private NetworkView view(Context ctx, Wording say) {
        return new NetworkView(
                say,
                facts,
                sources.status().get(),
                live(),
                queue(),
                spent(Visitor.of(ctx).address()),
                sources.database().answers(),
                sources.peers().get());
    }

    /** Which agreement cost what is for the operator: others need not know how often two people deal. */
    private Spent spent(Optional<Address> visitor) {
        Instant now = around.time().now();
        boolean all = visitor.filter(facts.operator()::contains).isPresent();
        return sources.database()
                .with(h -> new Spent(
                        Spending.since(h, now.minus(DAY)),
                        Spending.since(h, now.minus(WEEK)),
                        all ? Spending.byAgreement(h, now.minus(WEEK), LINES) : List.of()));
    }

    private Optional<Live> live() {
        try {
            return Optional.of(new Live(node.gasPrice(), sources.purse().get()));
        } catch (NodeUnreachable | NodeError e) {
            return Optional.empty();
        }
    }

    /** What waits, and what failed in the last day. */
    private Queue queue() {
        return sources.database()
                .with(h -> h.createQuery("""
                        select count(*) filter (where state in ('waiting', 'sending')) as waiting,
                            count(*) filter (where state = 'failed' and updated_at > :since) as failed
                        from keeper_job""")
                        .bind("since", around.time().now().minus(DAY))
                        .map(row ->
                                new Queue(row.getColumn("waiting", Long.class), row.getColumn("failed", Long.class)))
                        .one());
    }
}
