package io.stint.hub.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What this hub heard last. Between the making of a page and its stream's beginning a phone on a bad network may take
 * seconds; what happened meanwhile is told as soon as it listens. Safe for many threads.
 */
final class Lately {
    /** More than happens in those seconds, except where so much does that a page had better be fetched anew. */
    static final int MOST = 2_000;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    /** Another hub on the same database, or this one before it was started anew, counted otherwise. */
    private final String hub = UUID.randomUUID().toString().substring(0, 8);

    private final Deque<Happening> last = new ArrayDeque<>();
    private long heard;

    /** The moment of now, for {@link #since}. */
    synchronized String now() {
        return hub + "-" + heard;
    }

    synchronized void add(Collection<Happening> all) {
        heard += all.size();
        last.addAll(all);
        while (last.size() > MOST) {
            last.removeFirst();
        }
    }

    /** Nobody knows what happened until now. */
    synchronized void forget() {
        heard++;
        last.clear();
    }

    /**
     * What was heard after a moment, the oldest first.
     *
     * @return empty when that is not known: it is too long ago, or no moment of this hub's
     */
    synchronized Optional<List<Happening>> since(String moment) {
        String own = hub + "-";
        if (!moment.startsWith(own)
                || !NUMBER.matcher(moment.substring(own.length())).matches()) {
            return Optional.empty();
        }
        long missed = heard - Long.parseLong(moment.substring(own.length()));
        return missed < 0 || missed > last.size()
                ? Optional.empty()
                : Optional.of(last.stream().skip(last.size() - missed).toList());
    }
}
