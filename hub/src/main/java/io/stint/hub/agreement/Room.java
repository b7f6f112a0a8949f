package io.stint.hub.agreement;

import io.stint.hub.document.Paper;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a room shows to whoever looks.
 *
 * @param bar empty: not opened
 * @param unsettled what was paid in so lately that a reorganisation could undo it; nothing is secured on it for sure
 * @param papers that the viewer may read, the oldest first
 * @param steps what the viewer can do, the likeliest first
 * @param handed hours that were handed in with a claim, the oldest first
 * @param held by timesheet, what claims that the chain has hold of it or have paid; nothing of those taken back
 * @param jobs what the hub is sending
 * @param sent what wallets sent and the chain does not have yet
 */
public record Room(
        Situation situation,
        Optional<MoneyBar> bar,
        Amount unsettled,
        List<Paper> papers,
        List<Moment> timeline,
        List<Step> steps,
        List<Handed> handed,
        Map<Hash32, Amount> held,
        List<Relay.Job> jobs,
        List<Announced> sent,
        ChainStatus chain) {

    public Room {
        papers = List.copyOf(papers);
        timeline = List.copyOf(timeline);
        steps = List.copyOf(steps);
        handed = List.copyOf(handed);
        held = Map.copyOf(held);
        jobs = List.copyOf(jobs);
        sent = List.copyOf(sent);
    }

    /** {@code offered}, {@code accepted}, {@code revoked}, {@code open}, {@code notice} or {@code closed}. */
    public String state() {
        return stateOf(situation);
    }

    static String stateOf(Situation s) {
        return s.agreement()
                .map(a -> a.phase().name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> s.offer().flatMap(Offer::withdrawnAt).isPresent()
                        ? "revoked"
                        : s.offer().flatMap(Offer::workerSignature).isPresent() ? "accepted" : "offered");
    }
}
