package io.stint.hub.moderation;

import java.util.List;

/**
 * What the operator sees.
 *
 * @param categories to choose from
 */
public record Queue(List<Reports.Waiting> waiting, List<Hidden.Decision> hidden, List<Category> categories) {
    public Queue {
        waiting = List.copyOf(waiting);
        hidden = List.copyOf(hidden);
        categories = List.copyOf(categories);
    }
}
