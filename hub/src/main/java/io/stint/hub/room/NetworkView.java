package io.stint.hub.room;

import io.stint.hub.peer.PeerStatus;
import io.stint.hub.room.NetworkPages.Facts;
import java.util.List;

/**
 * The hub's state as its page shows it.
 *
 * @param layers in the operator's order
 * @param store whether the database answers
 */
public record NetworkView(Wording say, Facts facts, List<LayerView> layers, boolean store, List<PeerStatus> peers) {
    public NetworkView {
        layers = List.copyOf(layers);
        peers = List.copyOf(peers);
    }

    public boolean well() {
        return store && layers.stream().allMatch(LayerView::well);
    }
}
