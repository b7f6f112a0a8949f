package io.stint.chain.rpc;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The questions that Stint asks a node, by types. Only methods and tags that Rootstock knows; the block argument is
 * always given. Every method throws {@link NodeUnreachable}, {@link NodeError} and {@link BadAnswer} as
 * {@link JsonRpc} does.
 */
public final class Node {
    private static final String LATEST = "latest";

    private final JsonRpc rpc;

    public Node(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /** A node by its address, with the usual timeouts. */
    public static Node at(URI endpoint) {
        return new Node(new JsonRpc(endpoint));
    }

    public JsonRpc rpc() {
        return rpc;
    }

    /** As EIP-155 counts chains. */
    public long chainId() {
        return number("chain id", rpc.read("eth_chainId"));
    }

    /** The number of the newest block. */
    public long blockNumber() {
        return number("block number", rpc.read("eth_blockNumber"));
    }

    public Block latestBlock() {
        return Block.of(rpc.read("eth_getBlockByNumber", LATEST, false))
                .orElseThrow(() -> new BadAnswer("the node says that it has no latest block"));
    }

    /** @return empty when the node does not have it (yet, or any more) */
    public Optional<Block> block(long number) {
        return Block.of(rpc.read("eth_getBlockByNumber", Quantity.of(number), false));
    }

    /** Those of the blocks that the node has. */
    public List<Block> blocks(Collection<Long> numbers) {
        List<Request> requests = numbers.stream().map(Node::askBlock).toList();
        return rpc.readAll(requests).stream()
                .flatMap(reply -> Block.of(reply.orThrow()).stream())
                .toList();
    }

    /** Native coin of an account. */
    public Amount balance(Address account) {
        return Fields.text(
                "balance",
                rpc.read("eth_getBalance", account.hex(), LATEST),
                text -> Amount.ofWei(Quantity.parse(text)));
    }

    /** How many of the account's transactions are in blocks. */
    public long nonce(Address account) {
        return number("nonce", rpc.read("eth_getTransactionCount", account.hex(), LATEST));
    }

    /** How many of them were in blocks up to this one. */
    public long nonceAt(Address account, long block) {
        return number("nonce", rpc.read("eth_getTransactionCount", account.hex(), Quantity.of(block)));
    }

    /** The same as {@link #nonce}, with those that wait in the node's pool. */
    public long pendingNonce(Address account) {
        return number("nonce", rpc.read("eth_getTransactionCount", account.hex(), "pending"));
    }

    /** @return empty bytes when the address is no contract */
    public Bytes code(Address address) {
        return Fields.text("code", rpc.read("eth_getCode", address.hex(), LATEST), Bytes::parse);
    }

    /**
     * The code as of a block.
     *
     * @throws NodeError also when the node does not keep states as old as that
     */
    public Bytes codeAt(Address address, long block) {
        return Fields.text("code", rpc.read("eth_getCode", address.hex(), Quantity.of(block)), Bytes::parse);
    }

    /**
     * Tries a call on the newest block.
     *
     * @return what it returns, which may be nothing
     * @throws Reverted when the contract refuses
     */
    public Bytes call(Call call) {
        try {
            return Fields.text("answer of a call", rpc.read("eth_call", call.json(), LATEST), Bytes::parse);
        } catch (NodeError e) {
            throw revert(e);
        }
    }

    /**
     * Asks a contract something that it must answer.
     *
     * @throws Reverted when the contract refuses
     * @throws EmptyAnswer when nothing comes back
     */
    public Bytes view(Address contract, Bytes data) {
        Bytes answer = call(Call.view(contract, data));
        if (answer.isEmpty()) {
            throw new EmptyAnswer(contract);
        }
        return answer;
    }

    /**
     * The gas that a call would use now.
     *
     * @throws Reverted when the contract would refuse it
     */
    public long estimateGas(Call call) {
        try {
            return number("gas estimate", rpc.read("eth_estimateGas", call.json(), LATEST));
        } catch (NodeError e) {
            throw revert(e);
        }
    }

    /** What the node would pay, in wei per gas. */
    public BigInteger gasPrice() {
        return Fields.text("gas price", rpc.read("eth_gasPrice"), Quantity::parse);
    }

    /** The tip that the node would pay, in wei per gas; empty where the node does not know tips. */
    public Optional<BigInteger> maxPriorityFee() {
        try {
            return Optional.of(Fields.text("tip", rpc.read("eth_maxPriorityFeePerGas"), Quantity::parse));
        } catch (NodeError e) {
            if (e.code() == NodeError.METHOD_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Hands a signed transaction over, once: when no good answer comes it may have arrived all the same.
     *
     * @return its hash
     */
    public Hash32 sendRaw(Bytes raw) {
        return Fields.text("transaction hash", rpc.once("eth_sendRawTransaction", raw.hex()), Hash32::parse);
    }

    /** @return empty while it is in no block */
    public Optional<Receipt> receipt(Hash32 transaction) {
        return Fields.optional("receipt", rpc.read("eth_getTransactionReceipt", transaction.hex()), Receipt::read);
    }

    /** @return empty when the node does not know it, in a block or in its pool */
    public Optional<TxInfo> transaction(Hash32 transaction) {
        return Fields.optional("transaction", rpc.read("eth_getTransactionByHash", transaction.hex()), TxInfo::read);
    }

    private static Request askBlock(long number) {
        return Request.of("eth_getBlockByNumber", Quantity.of(number), false);
    }

    private static long number(String what, JsonNode json) {
        return Fields.text(what, json, Quantity::parseLong);
    }

    private static RuntimeException revert(NodeError e) {
        return e.isRevert() ? new Reverted(e) : e;
    }
}
