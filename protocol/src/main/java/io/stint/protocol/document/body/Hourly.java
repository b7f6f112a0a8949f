package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * How hours are paid, in the scope that both signed.
 *
 * @param rate of an hour, in the agreement's coin or token, or in a currency that is converted
 * @param weekly the most minutes of a week that are paid; empty: all
 * @param zone whose days and weeks count
 * @param source by its name, who says what a coin is worth when the rate's currency is converted; empty: the timesheet
 *     names one
 */
public record Hourly(
        Price rate,
        Optional<Integer> weekly,
        PayPeriod period,
        ZoneId zone,
        Rounding rounding,
        Optional<String> source) {
    /** Of a week, in which no clock change is. */
    private static final int MOST = 7 * 24 * 60;

    /** Without a source. */
    public Hourly(Price rate, Optional<Integer> weekly, PayPeriod period, ZoneId zone, Rounding rounding) {
        this(rate, weekly, period, zone, rounding, Optional.empty());
    }

    static Hourly read(JsonFields in) {
        return new Hourly(
                in.object("rate", Price::read),
                in.optional("weekly", name -> (int) in.number(name, 1, MOST)),
                in.parsed("period", PayPeriod::parse),
                in.parsed("zone", Hourly::zone),
                in.object("rounding", Rounding::read),
                in.optional("source", name -> in.line(name, Limits.TITLE)));
    }

    ObjectNode node() {
        ObjectNode node = BodyJson.object().put("period", period.toString()).put("zone", zone.getId());
        node.set("rate", rate.put(BodyJson.object()));
        node.set("rounding", rounding.node());
        BodyJson.putNumber(node, "weekly", weekly);
        BodyJson.putText(node, "source", source);
        return node;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new BadInput(
                    "unknown time zone '" + text + "'; give one of the IANA list, such as Europe/Madrid or UTC");
        }
        return ZoneId.of(text);
    }
}
