package io.stint.hub.layer;

import io.stint.chain.profile.ChainProfile;
import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The layers that a hub serves, in the order in which its operator named them. The first is for whoever names none. */
public final class Layers {
    private final List<Layer> all;

    private Layers(List<Layer> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those that are named, with the numbers that the database has for them.
     *
     * @throws BadInput when the database has agreements of a layer that is not named
     */
    public static Layers in(Database database, List<Deployment> named) {
        distinct(named);
        return new Layers(database.inTransaction(h -> {
            LayerRows.adopt(h, named);
            return named.stream()
                    .map(one -> new Layer(LayerRows.number(h, one), name(one, named), one))
                    .toList();
        }));
    }

    /** @throws BadInput when one is named twice, or none at all */
    public static List<Deployment> distinct(List<Deployment> named) {
        if (named.isEmpty()) {
            throw new BadInput("a hub serves at least one chain");
        }
        List<String> keys = new ArrayList<>();
        for (Deployment one : named) {
            if (keys.contains(one.key())) {
                throw new BadInput("the escrow " + one.escrow() + " on chain "
                        + one.chain().chainId() + " (" + one.chain().name() + ") is named twice");
            }
            keys.add(one.key());
        }
        return List.copyOf(named);
    }

    private static String name(Deployment one, List<Deployment> named) {
        String chain = one.chain().name();
        boolean otherId =
                named.stream().anyMatch(other -> other.chain().name().equals(chain) && !other.isOn(one.chain()));
        boolean otherEscrow =
                named.stream().filter(other -> other.isOn(one.chain())).count() > 1;
        String hex = one.escrow().hex();
        return chain
                + (otherId ? " " + one.chain().chainId() : "")
                + (otherEscrow ? " " + hex.substring(0, 6) + "…" + hex.substring(hex.length() - 4) : "");
    }

    public Layer first() {
        return all.getFirst();
    }

    public List<Layer> all() {
        return all;
    }

    public boolean several() {
        return all.size() > 1;
    }

    /** The first of each chain. */
    public List<Layer> chains() {
        return all.stream()
                .collect(Collectors.groupingBy(
                        layer -> layer.chain().chainId(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(List::getFirst)
                .toList();
    }

    /** The first on the chain with this id; empty: this hub does not serve the chain. */
    public Optional<Layer> onChain(long chainId) {
        return all.stream().filter(layer -> layer.chain().chainId() == chainId).findFirst();
    }

    /** Those of a chain. */
    public List<Layer> on(ChainProfile chain) {
        return all.stream().filter(layer -> layer.deployment().isOn(chain)).toList();
    }

    /** @param number that the database has */
    public Layer of(int number) {
        return all.stream()
                .filter(layer -> layer.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no layer " + number));
    }

    /** The one with this key; empty: this hub does not serve it. */
    public Optional<Layer> named(String key) {
        return all.stream().filter(layer -> layer.key().equalsIgnoreCase(key)).findFirst();
    }
}
