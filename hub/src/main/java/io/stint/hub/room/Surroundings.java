package io.stint.hub.room;

import io.javalin.http.Context;
import io.stint.hub.agreement.ChainClock;
import io.stint.hub.agreement.Coins;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.web.Visitor;

/** What every page around an agreement needs to say anything. */
public record Surroundings(Coins coins, People people, ChainClock time) {

    /** How things are said to whoever asks. */
    public Wording wording(Context ctx) {
        Visitor visitor = Visitor.of(ctx);
        return new Wording(
                visitor.texts(),
                coins.in(DisplayCurrency.chosen(ctx)),
                new AskedOnce(people),
                visitor.address(),
                time.seconds());
    }
}
