package io.stint.hub.report;

import io.stint.hub.web.Json;
import io.stint.protocol.report.Coin;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Rate;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.Sum;
import io.stint.protocol.report.Valued;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: amounts in the smallest unit, values as decimal numbers, both as text. */
final class ReportJson {
    private ReportJson() {}

    static ObjectNode of(Wanted wanted, Book book, Map<Address, String> names) {
        Report report = book.report();
        Page page = Page.of(report.lines(), wanted.page());
        ObjectNode json = Json.object()
                .put("as", wanted.side().word())
                .put("period", wanted.span().key())
                .put("from", wanted.span().first().toString())
                .put("to", wanted.span().last().toString())
                .put("zone", wanted.zone().getId())
                .put("page", page.number())
                .put("pages", page.pages())
                .put("lines", report.lines().size());
        book.currency().ifPresent(currency -> json.put("currency", currency));
        sums(json.putArray("sums"), report.sums());
        ArrayNode others = json.putArray("others");
        report.by(one -> one.line().other()).forEach((address, part) -> {
            ObjectNode other = others.addObject().put("address", address.toString());
            Optional.ofNullable(names.get(address)).ifPresent(name -> other.put("name", name));
            sums(other.putArray("sums"), part.sums());
        });
        ArrayNode entries = json.putArray("entries");
        page.lines().forEach(one -> entries.add(entry(one)));
        return json;
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

    private static ObjectNode entry(Valued one) {
        Line line = one.line();
        ObjectNode json = Json.object()
                .put("at", line.at().getEpochSecond())
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
        return json;
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
