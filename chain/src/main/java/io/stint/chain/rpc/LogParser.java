package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads logs from JSON without a tree in between, as there may be many. What stands in log after log, such as the block's
 * hash, is read once.
 */
final class LogParser {
    private static final int MOST_TOPICS = 4;

    private final JsonParser in;
    private final TextField<Address> address = new TextField<>("log's address", Address::parse);
    private final TextField<Bytes> data = new TextField<>("log's data", Bytes::parse);
    private final TextField<Long> blockNumber = new TextField<>("log's blockNumber", Quantity::parseLong);
    private final TextField<Hash32> blockHash = new TextField<>("log's blockHash", Hash32::parse);
    private final TextField<Hash32> transaction = new TextField<>("log's transactionHash", Hash32::parse);
    private final TextField<Integer> transactionIndex = new TextField<>("log's transactionIndex", Quantity::parseInt);
    private final TextField<Integer> index = new TextField<>("log's logIndex", Quantity::parseInt);
    private final List<TextField<?>> fields =
            List.of(address, data, blockNumber, blockHash, transaction, transactionIndex, index);
    private final List<TextField<Hash32>> topics = new ArrayList<>();

    LogParser(JsonParser in) {
        this.in = in;
        for (int i = 0; i < MOST_TOPICS; i++) {
            topics.add(new TextField<>("log's topic", Hash32::parse));
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
        fields.forEach(TextField::next);
        Optional<List<Hash32>> found = Optional.empty();
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
                case "topics" -> found = Optional.of(topics(found.isPresent()));
                default -> in.skipChildren();
            }
        }
        return new Log(
                address.get(),
                found.orElseThrow(() -> new BadAnswer("the node's log has no topics")),
                data.get(),
                blockNumber.get(),
                blockHash.get(),
                transaction.get(),
                transactionIndex.get(),
                index.get());
    }

    private List<Hash32> topics(boolean again) {
        if (again || in.currentToken() != JsonToken.START_ARRAY) {
            throw new BadAnswer("the node's log's topics are no list, or there are two");
        }
        List<Hash32> all = new ArrayList<>(topics.size());
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (all.size() == topics.size()) {
                throw new BadAnswer("the node's log has more than " + topics.size() + " topics");
            }
            TextField<Hash32> topic = topics.get(all.size());
            topic.next();
            topic.read(in);
            all.add(topic.get());
        }
        return all;
    }
}
