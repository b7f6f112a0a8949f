package io.stint.protocol.report;

import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: amounts in the smallest unit, values as decimal numbers, both as text. */
public final class ReportJson {
    private ReportJson() {}

    /**
     * Adds the sums, those of each other side, and lines.
     *
     * @param shown which lines
     * @param names of people, as far as they are known
     * @param minutes that a line was paid for, as far as they are known
     */
    public static void put(
            ObjectNode json,
            Report report,
            List<Valued> shown,
            Function<Address, Optional<String>> names,
            Function<Line, Optional<Long>> minutes) {
        sums(json.putArray("sums"), report.sums());
        ArrayNode others = json.putArray("others");
        report.by(one -> one.line().other()).forEach((address, part) -> {
            ObjectNode other = others.addObject().put("address", address.toString());
            names.apply(address).ifPresent(name -> other.put("name", name));
            sums(other.putArray("sums"), part.sums());
        });
        ArrayNode entries = json.putArray("entries");
        shown.forEach(one -> {
            ObjectNode entry = entries.addObject();
            entry(entry, one);
            minutes.apply(one.line()).ifPresent(known -> entry.put("minutes", known));
        });
    }

    private static void sums(ArrayNode into, Collection<Sum> sums) {
        sums.forEach(sum -> {
            ObjectNode json = into.addObject()
                    .put("kind", sum.kind().word())
                    .put("lines", sum.lines())
                    .put("unvalued", sum.unvalued())
                    .put("amount", sum.amount().wei().toString())
                    .put("fee", sum.fee().wei().toString())
                    .put("tip", sum.tip().wei().toString());
            coin(json, sum.coin());
            if (sum.valued()) {
                json.put("value", sum.value().toPlainString())
                        .put("feeValue", sum.feeValue().toPlainString())
                        .put("tipValue", sum.tipValue().toPlainString());
            }
        });
    }

    private static void entry(ObjectNode json, Valued one) {
        Line line = one.line();
        json.put("at", line.at().getEpochSecond())
                .put("kind", line.kind().word())
                .put("agreement", line.agreement().hex())
                .put("other", line.other().toString())
                .put("amount", line.amount().wei().toString())
                .put("fee", line.fee().wei().toString())
                .put("tip", line.tip().wei().toString())
                .put("transaction", line.transaction().hex());
        coin(json, one.coin());
        one.rate().ifPresent(rate -> {
            value(json, "value", one.value());
            value(json, "feeValue", one.feeValue());
            value(json, "tipValue", one.tipValue());
            rate(json.putObject("rate"), rate);
        });
    }

    private static void value(ObjectNode json, String name, Optional<BigDecimal> value) {
        value.ifPresent(number -> json.put(name, number.toPlainString()));
    }

    private static void rate(ObjectNode json, Rate rate) {
        json.put("currency", rate.currency())
                .put("price", rate.price().toPlainString())
                .put("source", rate.source())
                .put("at", rate.at().getEpochSecond());
    }

    private static void coin(ObjectNode json, Coin coin) {
        json.put("chain", coin.chain())
                .putObject("token")
                .put("symbol", coin.token().symbol())
                .put("decimals", coin.token().decimals());
    }
}
