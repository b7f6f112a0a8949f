package io.stint.hub.draw;

import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules as programs read and write them; sums in the smallest unit. */
final class DrawRuleJson {
    private static final int MOST_SUMS = 50;

    private DrawRuleJson() {}

    /** @throws Problem when it is no rule */
    static DrawRule read(JsonRequest in) {
        String kind = in.text("kind");
        return checked("kind", () -> switch (kind) {
            case "by-hand" -> new DrawRule.ByHand();
            case "at-once" -> new DrawRule.AtOnce();
            case "weekly" ->
                new DrawRule.Weekly(
                        DayOfWeek.of((int) in.number("weekday", 1, 7)),
                        (int) in.number("hour", 0, 23),
                        in.parsed("zone", DrawRuleJson::zone));
            case "above" -> new DrawRule.Above(sums(in), days(in));
            case "cheap" ->
                new DrawRule.Cheap(in.optional("most", name -> in.parsed(name, DrawRuleJson::amount)), days(in));
            default -> throw new BadInput("there are by-hand, at-once, weekly, above and cheap");
        });
    }

    private static int days(JsonRequest in) {
        return (int) in.number("days", 1, DrawRule.MOST_DAYS);
    }

    private static Map<Address, Amount> sums(JsonRequest in) {
        Map<Address, Amount> sums = new HashMap<>();
        List<Map.Entry<Address, Amount>> all = in.objects(
                "sums",
                MOST_SUMS,
                one -> Map.entry(one.parsed("token", Address::parse), one.parsed("sum", DrawRuleJson::amount)));
        all.forEach(one -> sums.put(one.getKey(), one.getValue()));
        return sums;
    }

    /** @throws BadInput when there is none of this name */
    static ZoneId zone(String text) {
        if (!DrawPages.ZONES.contains(text)) {
            throw new BadInput("name a time zone such as Europe/Madrid or UTC");
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadInput("there is no time zone '" + text + "'", e);
        }
    }

    private static Amount amount(String text) {
        if (!text.matches("[0-9]{1,29}")) {
            throw new BadInput("a whole number of the smallest unit is wanted");
        }
        Amount amount = Amount.ofWei(new BigInteger(text));
        if (amount.compareTo(Amount.MAX) > 0) {
            throw new BadInput("that is more than an agreement can hold");
        }
        return amount;
    }

    /** What a rule says against its parts is said beside a field. */
    // The problem says what the message of the cause says, and where.
    @SuppressWarnings("UnusedException")
    static DrawRule checked(String field, Supplier<DrawRule> rule) {
        try {
            return rule.get();
        } catch (BadInput e) {
            throw Problem.badField(field, String.valueOf(e.getMessage()));
        }
    }

    static ObjectNode of(DrawRule rule) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", rule.word());
        switch (rule) {
            case DrawRule.Weekly weekly ->
                json.put("weekday", weekly.day().getValue())
                        .put("hour", weekly.hour())
                        .put("zone", weekly.zone().getId());
            case DrawRule.Above above -> {
                ArrayNode sums = json.put("days", above.days()).putArray("sums");
                above.sums()
                        .forEach((token, sum) -> sums.addObject()
                                .put("token", token.toString())
                                .put("sum", sum.wei().toString()));
            }
            case DrawRule.Cheap cheap -> {
                json.put("days", cheap.days());
                cheap.most().ifPresent(most -> json.put("most", most.wei().toString()));
            }
            case DrawRule.ByHand _, DrawRule.AtOnce _ -> {}
        }
        return json;
    }
}
