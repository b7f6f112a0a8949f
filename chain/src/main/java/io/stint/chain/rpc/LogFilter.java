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

    public boolean wants(Log log) {
        if (!log.address().equals(contract) || log.topics().size() < topics.size()) {
            return false;
        }
        for (int i = 0; i < topics.size(); i++) {
            if (!topics.get(i).isEmpty() && !topics.get(i).contains(log.topics().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a block may hold a log that is wanted; the blocks' question prepared, for use on many. */
    public Likely likely() {
        return new Likely(
                Bloom.bitsOf(contract.bytes()),
                topics.stream()
                        .filter(any -> !any.isEmpty())
                        .map(any -> any.stream()
                                .map(topic -> Bloom.bitsOf(topic.bytes()))
                                .toList())
                        .toList());
    }

    Map<String, Object> json(long from, long to) {
        Map<String, Object> json = json();
        json.put("fromBlock", Quantity.of(from));
        json.put("toBlock", Quantity.of(to));
        return json;
    }

    /** Of one block and no other of the same number (EIP-234). */
    Map<String, Object> json(Hash32 block) {
        Map<String, Object> json = json();
        json.put("blockHash", block.hex());
        return json;
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", contract.hex());
        if (!topics.isEmpty()) {
            List<Object> positions = new ArrayList<>();
            topics.forEach(any -> positions.add(
                    any.isEmpty() ? null : any.stream().map(Hash32::hex).toList()));
            json.put("topics", positions);
        }
        return json;
    }

    /** What a filter looks for in a bloom. */
    public static final class Likely {
        private final Bloom.Bits contract;
        private final List<List<Bloom.Bits>> topics;

        private Likely(Bloom.Bits contract, List<List<Bloom.Bits>> topics) {
            this.contract = contract;
            this.topics = topics;
        }

        public boolean in(Bloom bloom) {
            return bloom.has(contract)
                    && topics.stream().allMatch(any -> any.stream().anyMatch(bloom::has));
        }
    }
}
