package io.stint.hub.moderation;

import java.util.List;
import java.util.Optional;

/**
 * What the operator sees.
 *
 * @param followed hubs whose lists count here
 */
public record Queue(
        List<Reports.Waiting> waiting, List<Hidden.Decision> hidden, List<FollowedLists.Source> followed, OwnList own) {
    public Queue {
        waiting = List.copyOf(waiting);
        hidden = List.copyOf(hidden);
        followed = List.copyOf(followed);
    }

    /**
     * The list for other hubs.
     *
     * @param entries that it would have now
     * @param version of the one that was signed last
     * @param changed whether something was decided since
     */
    public record OwnList(int entries, Optional<Long> version, boolean changed) {}
}
