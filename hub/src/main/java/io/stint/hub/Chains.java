package io.stint.hub;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.keeper.PurseState;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.layer.Nodes;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the hub has for each of its chains, side by side: what happens to one does not concern another. */
final class Chains {
    private final Layers layers;
    private final List<ChainParts> chains;
    private final Venues venues;

    /** @throws io.stint.chain.profile.WrongChain when a node that answers is on another chain than was said */
    Chains(HubConfig config, Database database, Supplier<List<DisplayRate>> rates, Clock clock) {
        Nodes.require(config.layers());
        this.layers = Layers.in(database, config.layers());
        this.chains = layers.chains().stream()
                .map(chain -> new ChainParts(config, database, layers, chain, coins(chain, rates), clock))
                .toList();
        Map<Integer, Venue> byNumber = chains.stream()
                .flatMap(chain -> chain.venues().stream())
                .collect(Collectors.toMap(Venue::number, Function.identity()));
        this.venues = new Venues(
                layers,
                layers.all().stream()
                        .map(Layer::number)
                        .flatMap(n -> Stream.ofNullable(byNumber.get(n)))
                        .toList());
    }

    /** Rates are of the first chain's coin, and of every other chain's that is called the same; tokens by their symbols. */
    private Coins coins(Layer chain, Supplier<List<DisplayRate>> rates) {
        String first = layers.first().chain().coin().symbol();
        boolean same = chain.chain().coin().symbol().equals(first);
        return new Coins(
                chain.chain(),
                same
                        ? rates
                        : () -> rates.get().stream()
                                .filter(rate -> !rate.coin().isEmpty())
                                .toList());
    }

    void start(Agreements agreements, Chores chores, Stops stops) {
        chains.forEach(chain -> chain.start(agreements, chores, stops));
    }

    void hush() {
        chains.forEach(ChainParts::hush);
    }

    Layers layers() {
        return layers;
    }

    Venues venues() {
        return venues;
    }

    /** What is in the keeper's purse on a layer's chain; empty: there is none, or the node does not answer. */
    Optional<PurseState> purse(Layer layer) {
        return chains.stream()
                .filter(parts -> layer.deployment().isOn(parts.chain().chain()))
                .findFirst()
                .flatMap(ChainParts::purse);
    }

    /** Why nothing can be done: no chain can be read. Empty: at least one can. */
    Optional<String> trouble() {
        List<String> troubles = troubles();
        return troubles.size() == venues.all().size() ? Optional.of(joined(troubles)) : Optional.empty();
    }

    /** What the operator should do although the hub serves; empty: nothing. */
    Optional<String> remark() {
        List<String> remarks = Stream.concat(
                        troubles().stream(), chains.stream().flatMap(chain -> chain.remark().stream()))
                .toList();
        return remarks.isEmpty() ? Optional.empty() : Optional.of(joined(remarks));
    }

    private List<String> troubles() {
        return venues.all().stream()
                .flatMap(venue -> venue.status().get().trouble().stream()
                        .map(why ->
                                (venues.several() ? venue.layer().name() : "the chain") + " cannot be read: " + why))
                .toList();
    }

    private static String joined(List<String> texts) {
        return String.join("; ", texts);
    }
}
