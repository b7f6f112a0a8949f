package io.stint.hub.draw;

import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.layer.Layer;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What somebody has chosen on each chain, and what it comes to. */
final class DrawChoices {
    private final Database database;
    private final Venues venues;
    private final int draws;

    /** @param draws by rules for which the hub pays on each chain in seven days */
    DrawChoices(Database database, Venues venues, int draws) {
        this.database = database;
        this.venues = venues;
        this.draws = draws;
    }

    /**
     * On one chain.
     *
     * @param tokens in which there is work, the coin first
     * @param open what is approved, covered and not drawn, by token
     * @param agreements in how many it is
     * @param waiting how many draws wait until the hub pays for them again
     * @param costs empty: the node does not answer
     * @param pays whether anybody here pays gas at all
     */
    record Choice(
            Venue venue,
            DrawRule rule,
            List<Address> tokens,
            Map<Address, Amount> open,
            int agreements,
            int waiting,
            Optional<DrawCosts> costs,
            boolean pays) {
        long chain() {
            return venue.chain().chainId();
        }
    }

    /** One for each chain, in the operator's order. */
    List<Choice> of(Address worker) {
        return venues.chains().stream().map(chain -> of(worker, chain)).toList();
    }

    private Choice of(Address worker, Layer chain) {
        Venue venue = venues.of(chain.number());
        return database.with(h -> of(h, worker, venue));
    }

    private Choice of(Handle handle, Address worker, Venue venue) {
        List<Integer> layers = layers(venue);
        List<Drawable> open = Drawables.of(handle, List.of(worker), layers).getOrDefault(worker, List.of());
        DrawRule rule = DrawRules.of(handle, worker, venue.chain().chainId());
        List<Address> tokens = tokens(handle, worker, layers, rule);
        return new Choice(
                venue,
                rule,
                tokens,
                open.stream().collect(Collectors.toMap(Drawable::token, Drawable::open, Amount::plus)),
                open.size(),
                DrawsWaiting.of(handle, worker, layers),
                costs(venue.relay(), tokens),
                venue.relay().isThere());
    }

    private List<Integer> layers(Venue venue) {
        return venues.all().stream()
                .filter(other -> other.chain().chainId() == venue.chain().chainId())
                .map(Venue::number)
                .toList();
    }

    private static List<Address> tokens(Handle handle, Address worker, List<Integer> layers, DrawRule rule) {
        Set<Address> tokens = new LinkedHashSet<>(List.of(Address.ZERO));
        tokens.addAll(handle.createQuery("select distinct token from agreement where worker = :worker"
                        + " and layer in (<layers>) and phase <> 'closed' order by token")
                .bind("worker", worker)
                .bindList("layers", layers)
                .mapTo(Address.class)
                .list());
        if (rule instanceof DrawRule.Above above) {
            tokens.addAll(above.sums().keySet());
        }
        return List.copyOf(tokens);
    }

    private Optional<DrawCosts> costs(Relay relay, List<Address> tokens) {
        try {
            Map<Address, Amount> smallest = new HashMap<>();
            tokens.forEach(token -> relay.least(token).ifPresent(least -> smallest.put(token, least)));
            return Optional.of(new DrawCosts(relay.gasPrice(), smallest, relay.level(), draws));
        } catch (NodeUnreachable | NodeError _) {
            return Optional.empty();
        }
    }

    /** @throws Problem when this hub does not serve the chain, or nobody pays gas here */
    void choose(Address worker, long chain, DrawRule rule) {
        Venue venue = venue(chain);
        if (!venue.relay().isThere() && !(rule instanceof DrawRule.ByHand)) {
            throw Problem.refused("This hub submits nothing, so nobody would draw by a rule.");
        }
        database.transact(
                h -> DrawRules.choose(h, worker, chain, rule, venue.time().seconds()));
    }

    /** @throws Problem when this hub does not serve it */
    Venue venue(long chain) {
        return venues.chains().stream()
                .filter(layer -> layer.chain().chainId() == chain)
                .findFirst()
                .map(layer -> venues.of(layer.number()))
                .orElseThrow(() -> Problem.badField("chain", "This hub does not serve a chain " + chain + "."));
    }
}
