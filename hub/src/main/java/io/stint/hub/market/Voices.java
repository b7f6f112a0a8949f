package io.stint.hub.market;

import io.javalin.http.Context;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.PriceText;
import io.stint.hub.money.Rates;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import java.time.Clock;

/** Speaks each visitor's language and currency. */
record Voices(Rates rates, Clock clock) {
    Say of(Context ctx) {
        return in(Visitor.of(ctx).texts(), DisplayCurrency.chosen(ctx));
    }

    /** @param currency the reader's own; one without a rate: the hub's first */
    Say in(Texts texts, String currency) {
        return new Say(texts, new PriceText(rates.in(currency), texts.locale()), clock.instant());
    }
}
