package io.stint.bench.scale;

import java.util.List;

/** How long answers took at one size. */
record Answers(Size size, List<Page> pages) {
    Answers {
        pages = List.copyOf(pages);
    }

    /**
     * One kind of page.
     *
     * @param statements that a request sends, in the mean, with those that begin and end transactions
     * @param bytes in the mean
     */
    record Page(Shot.Kind kind, Times bare, Times hub, double statements, double bytes) {
        double ratio(double share) {
            return hub.at(share) / bare.at(share);
        }
    }
}
