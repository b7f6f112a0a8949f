package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call to try without sending it.
 *
 * @param from in whose name
 * @param to empty: a deployment
 * @param value native coin
 */
public record Call(Address from, Optional<Address> to, Amount value, Bytes data) {

    /** A question to a contract, in nobody's name. */
    public static Call view(Address contract, Bytes data) {
        return new Call(Address.ZERO, Optional.of(contract), Amount.ZERO, data);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from.hex());
        to.ifPresent(address -> json.put("to", address.hex()));
        if (!value.isZero()) {
            json.put("value", Quantity.of(value.wei()));
        }
        json.put("data", data.hex());
        return json;
    }
}
