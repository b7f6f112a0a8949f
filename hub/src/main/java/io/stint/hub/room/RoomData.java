package io.stint.hub.room;

import io.stint.hub.agreement.Offer;
import io.stint.hub.agreement.Situation;
import io.stint.hub.agreement.VoucherJson;
import io.stint.protocol.eip712.Domain;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the browser checks itself, as JSON that can stand inside a page.
 *
 * @param terms typed data and the worker's signature; empty: the worker has not signed them here
 * @param voucher the highest; empty: there is none
 */
public record RoomData(Optional<String> terms, Optional<String> voucher) {

    public static RoomData of(Situation situation, Domain domain) {
        Optional<String> terms = situation
                .offer()
                .flatMap(Offer::workerSignature)
                .map(signature -> {
                    ObjectNode json = JsonNodeFactory.instance.objectNode();
                    json.set("typedData", situation.terms().typedData(domain).json());
                    return inPage(json.put("workerSignature", signature.hex()));
                });
        return new RoomData(terms, situation.best().map(VoucherJson::of).map(RoomData::inPage));
    }

    /** Without the sign that could end a script block. */
    private static String inPage(ObjectNode json) {
        return json.toString().replace("<", "\\u003c");
    }
}
