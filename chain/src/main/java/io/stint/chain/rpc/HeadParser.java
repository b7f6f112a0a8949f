package io.stint.chain.rpc;

import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import tools.jackson.core.JsonParser;

/** Reads a block's head from JSON without a tree in between, as there may be many. */
final class HeadParser {
    private final JsonParser in;
    private final TextField<Long> number = new TextField<>("block's number", Quantity::parseLong);
    private final TextField<Hash32> hash = new TextField<>("block's hash", Hash32::parse);
    private final TextField<Hash32> parentHash = new TextField<>("block's parentHash", Hash32::parse);
    private final TextField<Long> timestamp = new TextField<>("block's timestamp", Quantity::parseLong);
    private final TextField<BigInteger> baseFee = new TextField<>("block's baseFeePerGas", Quantity::parse);
    private final TextField<BigInteger> minimumGasPrice = new TextField<>("block's minimumGasPrice", Quantity::parse);
    private final TextField<Bloom> bloom = new TextField<>("block's logsBloom", Bloom::parse);

    HeadParser(JsonParser in) {
        this.in = in;
    }

    /** From the opening brace to the closing one. */
    Block head() {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "number" -> number.read(in);
                case "hash" -> hash.read(in);
                case "parentHash" -> parentHash.read(in);
                case "timestamp" -> timestamp.read(in);
                case "baseFeePerGas" -> baseFee.read(in);
                case "minimumGasPrice" -> minimumGasPrice.read(in);
                case "logsBloom" -> bloom.read(in);
                default -> in.skipChildren();
            }
        }
        return new Block(
                number.get(),
                hash.get(),
                parentHash.get(),
                Instant.ofEpochSecond(timestamp.get()),
                baseFee.optional(),
                minimumGasPrice.optional(),
                bloom.optional());
    }
}
