package io.stint.hub.agreement;

import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.web.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All layers of the hub as agreements need them, in the operator's order. */
public final class Venues {
    private final Layers layers;
    private final List<Venue> all;
    private final Map<Integer, Venue> byNumber;

    /** @param all one for each of the layers, in their order */
    public Venues(Layers layers, List<Venue> all) {
        this.layers = layers;
        this.all = List.copyOf(all);
        this.byNumber = this.all.stream().collect(Collectors.toUnmodifiableMap(Venue::number, Function.identity()));
    }

    /** For whatever names no layer. */
    public Venue first() {
        return all.getFirst();
    }

    public List<Venue> all() {
        return all;
    }

    /** The first layer of each chain. */
    public List<Layer> chains() {
        return layers.chains();
    }

    public boolean several() {
        return all.size() > 1;
    }

    /** @param number of a layer */
    public Venue of(int number) {
        Venue venue = byNumber.get(number);
        if (venue == null) {
            throw new IllegalStateException("there is no layer " + number);
        }
        return venue;
    }

    /** The number of the first layer on the same chain. */
    public int firstOnChainOf(Venue venue) {
        return layers.on(venue.chain()).getFirst().number();
    }

    /** The time of the chain whose clock is furthest; they differ on development chains only. */
    public Instant latest() {
        return all.stream()
                .map(venue -> venue.time().seconds())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The time of the chain whose clock is last. */
    Instant earliest() {
        return all.stream()
                .map(venue -> venue.time().seconds())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The chain's time of each layer, by its number. */
    public ChainClock time(int number) {
        return of(number).time();
    }

    /** Where an agreement is. */
    public Venue of(Situation situation) {
        return of(situation.layer());
    }

    /**
     * The one that a request names by its key, the first when it names none.
     *
     * @throws Problem when this hub does not serve it
     */
    public Venue named(Optional<String> key) {
        return key.filter(text -> !text.isBlank())
                .map(text -> layers.named(text)
                        .orElseThrow(() -> Problem.badField("layer", "This hub does not serve " + text + ".")))
                .map(layer -> of(layer.number()))
                .orElseGet(this::first);
    }
}
