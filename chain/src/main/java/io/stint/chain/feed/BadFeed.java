package io.stint.chain.feed;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;

/** A price feed does not answer as one, or with what nobody should rely on. */
public final class BadFeed extends StintException {
    BadFeed(Address feed, String why) {
        super("the price feed " + feed + " " + why);
    }

    BadFeed(Address feed, Throwable cause) {
        super(feed + " is no price feed on this chain: " + cause.getMessage(), cause);
    }
}
