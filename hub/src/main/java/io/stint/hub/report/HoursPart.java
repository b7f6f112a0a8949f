package io.stint.hub.report;

import io.stint.hub.agreement.Venues;
import io.stint.hub.store.Database;
import io.stint.hub.web.Json;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Valued;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the browser needs to say how many hours a payment was for: the hub knows which documents its vouchers approved, and
 * cannot read them.
 */
final class HoursPart {
    /** Of the vouchers that one payment covered, and of those before it that may be of the same week. */
    private static final int MOST = 60;

    private static final int BEFORE = 6;

    private final Database database;
    private final Venues venues;

    HoursPart(Database database, Venues venues) {
        this.database = database;
        this.venues = venues;
    }

    ObjectNode of(Book book, List<Valued> lines) {
        ObjectNode json = Json.object();
        Map<Hash32, Valued> agreements = new LinkedHashMap<>();
        ArrayNode payments = json.putArray("payments");
        database.with(handle -> {
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i).line();
                ObjectNode payment = payment(handle, line);
                if (!payment.isEmpty()) {
                    Amount gross = line.amount().plus(line.fee()).plus(line.tip());
                    payments.add(payment.put("line", i)
                            .put("agreement", line.agreement().hex())
                            .put("gross", gross.wei().toString()));
                    agreements.put(line.agreement(), lines.get(i));
                }
            }
            return payments.size();
        });
        ObjectNode all = json.putObject("agreements");
        agreements.forEach((id, one) -> all.set(id.hex(), agreement(book, id, one)));
        return json;
    }

    private static ObjectNode payment(Handle handle, Line line) {
        ObjectNode json = Json.object();
        line.covers().ifPresent(covers -> {
            List<Hash32> approved = BookRows.approvedBy(handle, line.agreement(), covers, MOST);
            if (!approved.isEmpty() && approved.size() < MOST) {
                ids(json.putArray("approved"), approved);
                Line.Covers earlier = new Line.Covers(Amount.ZERO, covers.from());
                ids(json.putArray("before"), BookRows.approvedBy(handle, line.agreement(), earlier, BEFORE));
            }
        });
        line.evidence().filter(id -> !id.equals(Hash32.ZERO)).ifPresent(id -> json.put("claimed", id.hex()));
        return json;
    }

    private static void ids(ArrayNode into, List<Hash32> ids) {
        ids.forEach(id -> into.add(id.hex()));
    }

    private ObjectNode agreement(Book book, Hash32 id, Valued one) {
        Terms terms = book.agreement(id).agreement().terms();
        ObjectNode json = Json.object();
        json.set(
                "terms",
                terms.typedData(venues.of(book.agreement(id).layer()).layer().domain())
                        .json());
        json.putObject("token")
                .put("symbol", one.coin().token().symbol())
                .put("decimals", one.coin().token().decimals());
        return json;
    }
}
