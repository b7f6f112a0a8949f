package io.stint.hub.room;

import java.util.List;

/**
 * The beginning of a long list. A room of a year has hundreds of approvals; each look at it need not bring them all.
 *
 * @param shown the newest first
 * @param older how many are left out
 */
public record Latest<T>(List<T> shown, int older) {
    private static final int MOST = 20;

    public Latest {
        shown = List.copyOf(shown);
    }

    /** @param all leaves out nothing */
    public static <T> Latest<T> of(List<T> newestFirst, boolean all) {
        int shown = all ? newestFirst.size() : Math.min(MOST, newestFirst.size());
        return new Latest<>(newestFirst.subList(0, shown), newestFirst.size() - shown);
    }
}
