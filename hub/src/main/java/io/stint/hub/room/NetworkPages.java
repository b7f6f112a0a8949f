package io.stint.hub.room;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Routes;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** How the hub stands: its chain, what things cost there, its keeper. Everybody may see it. */
public final class NetworkPages implements Routes {
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
     */
    public record Facts(ChainProfile chain, Address escrow, Optional<Address> keeper, Optional<Amount> largest) {}

    /**
     * What the node says now.
     *
     * @param purse what the keeper has; empty: there is no keeper
     */
    public record Live(BigInteger gasPrice, Optional<Amount> purse) {}

    /** Jobs of the keeper. */
    public record Queue(long waiting, long failed) {}

    public NetworkPages(Pages pages, Surroundings around, Node node, RoomFeature.Sources sources, Facts facts) {
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
        pages.show(ctx, "room/network", say.of("network.title"), "network", Map.of("view", view(say)));
    }

    private NetworkView view(Wording say) {
        return new NetworkView(
                say,
                facts,
                sources.status().get(),
                live(),
                queue(),
                sources.database().answers(),
                sources.peers().get());
    }

    private Optional<Live> live() {
        try {
            return Optional.of(new Live(node.gasPrice(), facts.keeper().map(node::balance)));
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
                        .bind("since", around.time().now().minusSeconds(86_400))
                        .map(row ->
                                new Queue(row.getColumn("waiting", Long.class), row.getColumn("failed", Long.class)))
                        .one());
    }
}
