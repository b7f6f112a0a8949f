package io.stint.hub.money;

import io.stint.chain.feed.PriceFeed;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;

/** A contract on the hub's chain with Chainlink's interface. */
record FeedRate(String coin, String currency, Address feed) implements RateSource {
    @Override
    public RateAnswer ask(Asking asking) {
        try {
            PriceFeed.Answer answer = new PriceFeed(asking.node().get(), feed).read(asking.now(), asking.age());
            String name = "feed " + answer.description() + " at " + feed;
            return RateAnswer.of(new DisplayRate(currency, answer.price(), name, answer.updatedAt(), coin));
        } catch (NoRate e) {
            throw e;
        } catch (StintException e) {
            throw new NoRate(String.valueOf(e.getMessage()), e);
        }
    }
}
