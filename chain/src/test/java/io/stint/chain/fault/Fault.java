package io.stint.chain.fault;

import java.util.Set;

/** What can go wrong between a client and a node. */
public enum Fault {
    /** A JSON-RPC error for the message as a whole. */
    ERROR,
    HTTP_400,
    HTTP_413,
    HTTP_429,
    HTTP_500,
    HTTP_503,
    /** The connection ends without an answer. */
    CUT,
    /** The connection ends in the middle of the answer. */
    TRUNCATED,
    /** The answer comes when nobody waits for it any more. */
    LATE,
    NOT_JSON,
    EMPTY_BODY,
    /** HTTP 200 and JSON null. */
    NULL_BODY,
    /** The answer to an earlier message. */
    STALE,
    /** A refusal of one request of a batch. */
    ITEM_ERROR("a batch"),
    ITEM_MISSING("a batch"),
    ITEM_TWICE("a batch"),
    ITEM_TWICE_DIFFERENTLY("a batch"),
    REVERSED("a batch"),
    /** A node that is behind says how far it is. */
    OLD_HEAD("eth_blockNumber"),
    /** The same node has none of the newest blocks. */
    NULL_BLOCK("eth_getBlockByNumber"),
    /** An empty list, though there are logs. */
    EMPTY_LOGS("eth_getLogs"),
    NULL_LOGS("eth_getLogs"),
    HEX_LOGS("eth_getLogs"),
    /** Logs as a node gives them that does not have the last of the blocks. */
    FEWER_LOGS("eth_getLogs"),
    /** None of one block in the middle. */
    HOLE("eth_getLogs"),
    LOG_TWICE("eth_getLogs"),
    UNSORTED_LOGS("eth_getLogs"),
    /** A log of a block that the chain does not have. */
    OTHER_FORK("eth_getLogs"),
    /** A log of another contract. */
    OTHER_CONTRACT("eth_getLogs"),
    /** A refusal because of the number of blocks or logs. */
    LIMIT("eth_getLogs"),
    NULL_RECEIPT("eth_getTransactionReceipt");

    private static final String ANY = "any message";
    private static final String BATCH = "a batch";

    private final String befalls;

    Fault() {
        this(ANY);
    }

    /** @param befalls a method, or one of the constants */
    Fault(String befalls) {
        this.befalls = befalls;
    }

    /** Whether it can befall a message that asks these methods. */
    boolean fits(Set<String> methods, boolean batch) {
        return switch (befalls) {
            case ANY -> true;
            case BATCH -> batch;
            default -> methods.contains(befalls);
        };
    }
}
