package io.stint.protocol.reputation;

import io.stint.protocol.value.Address;
import java.util.List;

/**
 * How much somebody is worth to one particular other: the largest flow from the one to the other along ties, over at most
 * two people in between. However many keys somebody invents, and whatever these pay each other, it is at most what ties
 * them to people who are not theirs (Cheng and Friedman, 2005; Post, Shah and Mislove, 2011).
 */
public final class Closeness {
    private Closeness() {}

    /**
     * In thousandths of a full tie.
     *
     * @param dealings at least all partners of both, and of these
     */
    public static long of(Dealings dealings, Address from, Address to) {
        if (from.equals(to)) {
            return 0;
        }
        List<Address> near = tied(dealings, from, to);
        List<Address> far = tied(dealings, to, from);
        int source = 0;
        int sink = 1;
        MaxFlow flow = new MaxFlow(2 + near.size() + far.size());
        flow.add(source, sink, dealings.tie(from, to));
        for (int i = 0; i < near.size(); i++) {
            flow.add(source, 2 + i, dealings.tie(from, near.get(i)));
            for (int j = 0; j < far.size(); j++) {
                boolean same = near.get(i).equals(far.get(j));
                flow.add(2 + i, 2 + near.size() + j, same ? Measure.FULL : dealings.tie(near.get(i), far.get(j)));
            }
        }
        for (int j = 0; j < far.size(); j++) {
            flow.add(2 + near.size() + j, sink, dealings.tie(far.get(j), to));
        }
        return flow.largest(source, sink);
    }

    private static List<Address> tied(Dealings dealings, Address person, Address without) {
        return dealings.partners(person).stream()
                .filter(other -> !other.equals(without) && dealings.tie(person, other) > 0)
                .toList();
    }
}
