package io.stint.hub.wallet;

import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.layer.Layer;

/** Looks at what people's wallets signed before a node gets it. */
public interface Passage {
    /**
     * Writes down what has to be known of it.
     *
     * @param layer one of the chain's
     * @throws io.stint.hub.web.Problem when it must not be passed on; nothing was sent
     */
    void check(SignedTransaction transaction, Layer layer);
}
