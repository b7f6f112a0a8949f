package io.stint.hub.report;

import io.stint.hub.web.Json;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.ReportJson;
import io.stint.protocol.value.Address;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A page of a report as JSON. */
final class BookJson {
    private BookJson() {}

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
        ReportJson.put(
                json, report, page.lines(), address -> Optional.ofNullable(names.get(address)), _ -> Optional.empty());
        return json;
    }
}
