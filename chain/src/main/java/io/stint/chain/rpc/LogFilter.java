package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which logs are wanted. Always of one contract: on Rootstock every block ends with a transaction whose own contract
 * logs.
 *
 * @param topics by position, any of the hashes in each; an empty list at a position: whatever stands there
 */
public record LogFilter(Address contract, List<List<Hash32>> topics) {
    public LogFilter {
        topics = topics.stream().map(List::copyOf).toList();
    }

    public static LogFilter of(Address contract) {
        return new LogFilter(contract, List.of());
    }

    Map<String, Object> json(long from, long to) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", contract.hex());
        json.put("fromBlock", Quantity.of(from));
        json.put("toBlock", Quantity.of(to));
        if (!topics.isEmpty()) {
            List<Object> positions = new ArrayList<>();
            topics.forEach(any -> positions.add(
                    any.isEmpty() ? null : any.stream().map(Hash32::hex).toList()));
            json.put("topics", positions);
        }
        return json;
    }
}
