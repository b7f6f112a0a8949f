package io.stint.hub.draw;

import io.javalin.http.Context;
import io.stint.hub.agreement.Venue;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A rule as the page's form sends it: sums as people type them. */
final class DrawForm {
    /** Before the address of a token, in the names of fields. */
    static final String SUM = "sum-";

    private final Context ctx;
    private final Venue venue;

    private DrawForm(Context ctx, Venue venue) {
        this.ctx = ctx;
        this.venue = venue;
    }

    /** @throws Problem when it is no rule */
    static DrawRule read(Context ctx, Venue venue) {
        DrawForm form = new DrawForm(ctx, venue);
        return DrawRuleJson.checked("kind", () -> form.rule(form.text("kind").orElse("")));
    }

    private DrawRule rule(String kind) {
        return switch (kind) {
            case "by-hand" -> new DrawRule.ByHand();
            case "at-once" -> new DrawRule.AtOnce();
            case "weekly" ->
                new DrawRule.Weekly(
                        DayOfWeek.of(number("weekday", 1, 7)),
                        number("hour", 0, 23),
                        DrawRuleJson.zone(text("zone").orElse("")));
            case "above" -> new DrawRule.Above(sums(), number("above-days", 1, DrawRule.MOST_DAYS));
            case "cheap" ->
                new DrawRule.Cheap(
                        text("most")
                                .map(text -> bounded("most", text, venue.chain().coin())),
                        number("cheap-days", 1, DrawRule.MOST_DAYS));
            default -> throw new BadInput("choose one of them");
        };
    }

    private Map<Address, Amount> sums() {
        Map<Address, Amount> sums = new HashMap<>();
        ctx.formParamMap().keySet().stream()
                .filter(name -> name.startsWith(SUM))
                .forEach(name -> text(name).ifPresent(text -> {
                    Address token = Address.parse(name.substring(SUM.length()));
                    sums.put(token, bounded(name, text, venue.coins().token(token)));
                }));
        return sums;
    }

    /** @throws Problem at the field, when it is more than there can be */
    private static Amount bounded(String name, String text, Token token) {
        Amount amount = amount(text, token);
        if (amount.compareTo(Amount.MAX) > 0) {
            throw Problem.badField(
                    name, "'" + text + "' is more " + token.symbol() + " than an agreement can hold; name less.");
        }
        return amount;
    }

    private static Amount amount(String text, Token token) {
        String number = text.replace(',', '.');
        if (!number.matches("[0-9]{1,24}([.][0-9]{1,18})?")) {
            throw new BadInput("a number such as 0.05 is wanted, not '" + text + "'");
        }
        try {
            return Amount.ofWei(
                    new BigDecimal(number).movePointRight(token.decimals()).toBigIntegerExact());
        } catch (ArithmeticException e) {
            throw new BadInput(token.symbol() + " has " + token.decimals() + " decimals", e);
        }
    }

    private int number(String name, int least, int most) {
        String text = text(name).orElse("");
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new BadInput("a number from " + least + " to " + most + " is wanted, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(ctx.formParam(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
