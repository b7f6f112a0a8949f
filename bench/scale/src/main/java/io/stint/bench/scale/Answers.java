package io.stint.bench.scale;

import java.util.List;
import java.util.Optional;

/** How long answers took at one size. */
record Answers(Size size, List<Page> pages) {
    Answers {
        pages = List.copyOf(pages);
    }

    /**
     * One kind of page.
     *
     * @param first in the first minute of a hub at this rate; empty: it had been asked before
     * @param statements that a request sends, in the mean, with those that begin and end transactions
     * @param bytes in the mean
     */
    record Page(Shot.Kind kind, Optional<Times> first, Times bare, Times hub, double statements, double bytes) {
        double ratio(double share) {
            return hub.at(share) / bare.at(share);
        }
    }
}
