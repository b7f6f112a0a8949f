package io.stint.hub.wallet;

import io.javalin.http.Context;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.web.Problem;
import java.util.Optional;

/** On which of the hub's chains. */
final class Where {
    /** The parameter and field that names a chain by its id. */
    static final String CHAIN = "chain";

    private Where() {}

    /**
     * The chain that a request's address names, the first when it names none.
     *
     * @throws Problem when this hub does not serve it
     */
    static Layer of(Layers layers, Context ctx) {
        return of(layers, Optional.ofNullable(ctx.queryParam(CHAIN)));
    }

    /** @param id of the chain; empty: the first */
    static Layer of(Layers layers, Optional<String> id) {
        return id.map(text -> known(layers, text)).orElseGet(layers::first);
    }

    private static Layer known(Layers layers, String text) {
        Optional<Layer> layer = text.matches("[0-9]{1,18}") ? layers.onChain(Long.parseLong(text)) : Optional.empty();
        return layer.orElseThrow(() -> Problem.badField(CHAIN, "This hub does not serve the chain " + text + "."));
    }

    /** What an address ends with so that it means this chain: nothing for the first. */
    static String query(Layers layers, Layer layer, String mark) {
        return layers.first().deployment().isOn(layer.chain())
                ? ""
                : mark + CHAIN + "=" + layer.chain().chainId();
    }
}
