package io.stint.chain.fault;

import java.util.Set;
import java.util.function.BiPredicate;

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
    ITEM_ERROR((_, batch) -> batch),
    ITEM_MISSING((_, batch) -> batch),
    ITEM_TWICE((_, batch) -> batch),
    ITEM_TWICE_DIFFERENTLY((_, batch) -> batch),
    REVERSED((_, batch) -> batch),
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

    private final BiPredicate<Set<String>, Boolean> fits;

    Fault() {
        this((_, _) -> true);
    }

    Fault(String method) {
        this((methods, _) -> methods.contains(method));
    }

    Fault(BiPredicate<Set<String>, Boolean> fits) {
        this.fits = fits;
    }

    /** Whether it can befall a message that asks these methods. */
    boolean fits(Set<String> methods, boolean batch) {
        return fits.test(methods, batch);
    }
}
