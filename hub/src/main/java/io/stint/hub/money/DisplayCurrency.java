package io.stint.hub.money;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Paths;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import java.util.List;
import java.util.Optional;

/** In which currency a visitor reads what coin is worth: a choice that is kept in the browser. */
public final class DisplayCurrency implements Routes {
    private static final String COOKIE = "currency";

    private final Rates rates;
    private final Guard guard;

    /** @param rates the first by default; none: nothing is shown but coin */
    public DisplayCurrency(Rates rates, Guard guard) {
        this.rates = rates;
        this.guard = guard;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/currency", this::choose);
    }

    public List<DisplayRate> rates() {
        return rates.rates();
    }

    /** What the visitor chose; an empty text: nothing, so that the first is shown. */
    public static String chosen(Context ctx) {
        String chosen = ctx.cookie(COOKIE);
        return chosen == null ? "" : chosen;
    }

    /** By which rate the visitor reads what native coin is worth. */
    public Optional<DisplayRate> of(Context ctx) {
        return DisplayRate.with(rates(), chosen(ctx)).stream().findFirst();
    }

    private Optional<DisplayRate> find(String currency) {
        return rates().stream().filter(rate -> rate.currency().equals(currency)).findFirst();
    }

    private void choose(Context ctx) {
        String given = ctx.formParam("currency");
        DisplayRate rate = find(given == null ? "" : given)
                .orElseThrow(() -> Problem.badField(
                        "currency",
                        "Choose one of "
                                + String.join(
                                        ", ",
                                        rates().stream()
                                                .map(DisplayRate::currency)
                                                .toList()) + "."));
        guard.keep(ctx, COOKIE, rate.currency());
        ctx.redirect(Paths.local(ctx.formParam("next")));
    }
}
