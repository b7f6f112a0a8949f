package io.stint.hub.market;

import io.stint.hub.money.PriceText;
import io.stint.hub.money.Rates;
import io.stint.hub.web.Texts;
import java.time.Clock;

/** Speaks each visitor's language. */
record Voices(Rates rates, Clock clock) {
    Say in(Texts texts) {
        return new Say(texts, new PriceText(rates, texts.locale()), clock.instant());
    }
}
