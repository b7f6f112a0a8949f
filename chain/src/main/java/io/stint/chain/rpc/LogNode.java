package io.stint.chain.rpc;

import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The questions to a node that following a contract's logs needs. Throws as {@link Node} does. */
public final class LogNode {
    /** The method that some nodes refuse. */
    public static final String LOGS = "eth_getLogs";

    private final JsonRpc rpc;
    private final int largestBatch;

    /** @param largestBatch the most requests in one message */
    public LogNode(Node node, int largestBatch) {
        this.rpc = node.rpc();
        this.largestBatch = Math.min(largestBatch, JsonRpc.LARGEST_BATCH);
    }

    /** The newest block's number and one block, from one node at one time. */
    public Tip tip(long block) {
        List<Reply> replies = rpc.readAll(List.of(Request.of("eth_blockNumber"), askBlock(block)));
        return new Tip(
                Fields.text("block number", replies.get(0).orThrow(), Quantity::parseLong),
                readBlock(replies.get(1), block));
    }

    /** Those of the blocks that the node has, in the order in which they were asked. */
    public List<Block> blocks(Collection<Long> numbers) {
        return Together.all(questions(List.copyOf(numbers))).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** As few messages as possible. */
    private List<Callable<List<Block>>> questions(List<Long> numbers) {
        List<Callable<List<Block>>> questions = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += largestBatch) {
            List<Long> some = numbers.subList(from, Math.min(from + largestBatch, numbers.size()));
            questions.add(() -> {
                List<Reply> replies =
                        rpc.readAll(some.stream().map(LogNode::askBlock).toList());
                return IntStream.range(0, some.size())
                        .mapToObj(i -> readBlock(replies.get(i), some.get(i)))
                        .flatMap(Optional::stream)
                        .toList();
            });
        }
        return questions;
    }

    /** The logs of a range of blocks, both ends included, as the node lists them. */
    public List<Log> logs(LogFilter filter, long from, long to) {
        return Logs.of(rpc.read(LOGS, filter.json(from, to)));
    }

    /**
     * The same in one message with the last block before and after it, so that one node behind a load balancer answers
     * it all, and with as many other heads as fit; what does not fit is asked at the same time.
     *
     * @param heads the blocks whose heads are wanted, besides the last
     * @throws NodeError when the node refuses, for instance because the range is too large
     */
    public LogPage page(LogFilter filter, long from, long to, List<Long> heads) {
        int apart = Math.max(0, heads.size() - (largestBatch - 3));
        Future<List<Block>> others = Together.begin(() -> blocks(heads.subList(0, apart)));
        try {
            LogPage page = together(filter, from, to, heads.subList(apart, heads.size()));
            return page.last().isEmpty() ? page : page.withHeadsBefore(Together.await(others));
        } finally {
            others.cancel(true);
        }
    }

    private LogPage together(LogFilter filter, long from, long to, List<Long> heads) {
        List<Long> before = new ArrayList<>(heads);
        before.add(to);
        List<Request> requests =
                new ArrayList<>(before.stream().map(LogNode::askBlock).toList());
        requests.add(Request.of(LOGS, filter.json(from, to)));
        requests.add(askBlock(to));
        List<Reply> replies = rpc.readAll(requests);
        List<Block> blocks = IntStream.range(0, before.size())
                .mapToObj(i -> readBlock(replies.get(i), before.get(i)))
                .flatMap(Optional::stream)
                .toList();
        Optional<Block> last = readBlock(replies.get(heads.size()), to);
        // A node that does not have the last block may answer or refuse whatever it likes about logs.
        List<Log> logs =
                last.isEmpty() ? List.of() : Logs.of(replies.get(before.size()).orThrow());
        return new LogPage(blocks, last, logs, readBlock(replies.get(before.size() + 1), to));
    }

    /** The logs of each of some blocks, by their hashes (EIP-234): a node that does not have one of them refuses. */
    public List<List<Log>> logsOf(LogFilter filter, List<Hash32> blocks) {
        List<List<Log>> logs = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += largestBatch) {
            List<Hash32> some = blocks.subList(from, Math.min(from + largestBatch, blocks.size()));
            rpc.readAll(some.stream()
                            .map(hash -> Request.of(LOGS, filter.json(hash)))
                            .toList())
                    .forEach(reply -> logs.add(Logs.of(reply.orThrow())));
        }
        return logs;
    }

    /**
     * The receipts of all transactions of a block, in one answer.
     *
     * @return empty when the node does not have the block
     * @throws NodeError also when the node does not know this question, as Rootstock's
     */
    public Optional<List<Receipt>> blockReceipts(long block) {
        JsonNode json = rpc.read("eth_getBlockReceipts", Quantity.of(block));
        return json.isNull() ? Optional.empty() : Optional.of(Fields.list("receipts", json, Receipt::read));
    }

    /**
     * The receipts of all transactions of a block, one by one.
     *
     * @return empty when the node does not have the block or one of them
     */
    public Optional<List<Receipt>> receipts(Hash32 block) {
        JsonNode json = rpc.read("eth_getBlockByHash", block.hex(), false);
        List<Hash32> transactions =
                Fields.optional("block", json, in -> in.hashes("transactions")).orElse(List.of());
        if (json.isNull()) {
            return Optional.empty();
        }
        List<Receipt> receipts = new ArrayList<>();
        for (int from = 0; from < transactions.size(); from += largestBatch) {
            List<Request> requests =
                    transactions.subList(from, Math.min(from + largestBatch, transactions.size())).stream()
                            .map(hash -> Request.of("eth_getTransactionReceipt", hash.hex()))
                            .toList();
            rpc.readAll(requests)
                    .forEach(reply -> Fields.optional("receipt", reply.orThrow(), Receipt::read)
                            .ifPresent(receipts::add));
        }
        return receipts.size() == transactions.size() ? Optional.of(receipts) : Optional.empty();
    }

    private static Request askBlock(long number) {
        return Request.of("eth_getBlockByNumber", Quantity.of(number), false);
    }

    private static Optional<Block> readBlock(Reply reply, long number) {
        Optional<Block> block = Block.of(reply.orThrow());
        if (block.isPresent() && block.get().number() != number) {
            throw new BadAnswer("the node was asked for block " + number + " and answered block "
                    + block.get().number());
        }
        return block;
    }
}
