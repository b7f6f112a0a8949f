package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads logs from JSON without a tree in between, as there may be many. What stands in log after log, such as the block's
 * hash, is read once.
 */
final class LogParser {
    private final JsonParser in;
    private final Field<Address> address = new Field<>("address", Address::parse);
    private final Field<Bytes> data = new Field<>("data", Bytes::parse);
    private final Field<Long> blockNumber = new Field<>("blockNumber", Quantity::parseLong);
    private final Field<Hash32> blockHash = new Field<>("blockHash", Hash32::parse);
    private final Field<Hash32> transaction = new Field<>("transactionHash", Hash32::parse);
    private final Field<Integer> transactionIndex = new Field<>("transactionIndex", Quantity::parseInt);
    private final Field<Integer> index = new Field<>("logIndex", Quantity::parseInt);
    private final List<Field<Hash32>> topics = new ArrayList<>();

    LogParser(JsonParser in) {
        this.in = in;
        for (int i = 0; i < 4; i++) {
            topics.add(new Field<>("topic", Hash32::parse));
        }
    }

    /** From the first log's opening brace to behind the list. */
    List<Log> list() {
        List<Log> logs = new ArrayList<>();
        while (in.currentToken() == JsonToken.START_OBJECT) {
            logs.add(log());
            in.nextToken();
        }
        if (in.currentToken() != JsonToken.END_ARRAY) {
            throw new BadAnswer("the node's list of logs holds something else: " + in.currentToken());
        }
        return logs;
    }

    private Log log() {
        List<Field<?>> fields = List.of(address, data, blockNumber, blockHash, transaction, transactionIndex, index);
        fields.forEach(Field::forget);
        Optional<List<Hash32>> read = Optional.empty();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "address" -> address.read(in);
                case "data" -> data.read(in);
                case "blockNumber" -> blockNumber.read(in);
                case "blockHash" -> blockHash.read(in);
                case "transactionHash" -> transaction.read(in);
                case "transactionIndex" -> transactionIndex.read(in);
                case "logIndex" -> index.read(in);
                case "topics" -> read = Optional.of(topics());
                default -> in.skipChildren();
            }
        }
        return new Log(
                address.get(),
                read.orElseThrow(() -> new BadAnswer("the node's log has no topics")),
                data.get(),
                blockNumber.get(),
                blockHash.get(),
                transaction.get(),
                transactionIndex.get(),
                index.get());
    }

    private List<Hash32> topics() {
        List<Hash32> all = new ArrayList<>(topics.size());
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw new BadAnswer("the node's log's topics are no list");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (all.size() == topics.size()) {
                throw new BadAnswer("the node's log has more than " + topics.size() + " topics");
            }
            Field<Hash32> topic = topics.get(all.size());
            topic.forget();
            topic.read(in);
            all.add(topic.get());
        }
        return all;
    }

    /** A field of a log, with the value that it had last. */
    private static final class Field<T> {
        private final String name;
        private final Function<String, T> parse;
        private char[] text = new char[0];
        private Optional<T> last = Optional.empty();
        private boolean present;

        Field(String name, Function<String, T> parse) {
            this.name = name;
            this.parse = parse;
        }

        void forget() {
            present = false;
        }

        void read(JsonParser in) {
            if (present || in.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadAnswer("the node's log's " + name + " is no string, or there are two");
            }
            present = true;
            char[] buffer = in.getStringCharacters();
            int from = in.getStringOffset();
            int to = from + in.getStringLength();
            if (last.isPresent() && Arrays.equals(text, 0, text.length, buffer, from, to)) {
                return;
            }
            text = Arrays.copyOfRange(buffer, from, to);
            try {
                last = Optional.of(parse.apply(new String(text)));
            } catch (BadInput e) {
                throw new BadAnswer("the node's log's " + name + " cannot be read: " + e.getMessage());
            }
        }

        T get() {
            if (!present) {
                throw new BadAnswer("the node's log has no " + name);
            }
            return last.orElseThrow();
        }
    }
}
