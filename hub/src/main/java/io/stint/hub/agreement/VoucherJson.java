package io.stint.hub.agreement;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Hash32;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A voucher with all that its reader needs to check it, as the browser's {@code voucher.ts} reads it. */
public final class VoucherJson {
    private VoucherJson() {}

    public static ObjectNode of(Voucher voucher) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("total", voucher.total().wei().toString())
                .put("memo", voucher.memo().hex());
        putSlip(json, voucher.slip());
        voucher.lent()
                .ifPresent(lent -> putSlip(
                        json.putObject("delegation")
                                .put("key", voucher.signer().toString())
                                .put("limit", lent.limit().wei().toString()),
                        lent.slip()));
        return json;
    }

    /** What was signed alone has no path. */
    public static void putSlip(ObjectNode json, Approval.Slip slip) {
        json.put("signature", slip.signature().hex());
        List<Hash32> path = slip.path();
        if (!path.isEmpty()) {
            ArrayNode hashes = json.putArray("path");
            path.forEach(hash -> hashes.add(hash.hex()));
        }
    }
}
