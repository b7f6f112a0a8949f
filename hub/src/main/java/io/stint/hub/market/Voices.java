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
        Texts texts = Visitor.of(ctx).texts();
        Rates shown = rates.in(DisplayCurrency.chosen(ctx));
        return new Say(texts, new PriceText(shown, texts.locale()), clock.instant());
    }
}
