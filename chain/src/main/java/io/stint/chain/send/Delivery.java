package io.stint.chain.send;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Pause;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gets a signed transaction to the node. Whatever the node says, what counts is whether it knows the hash: a lost answer
 * may hide a success, and Rootstock may answer an error although the transaction is mined.
 */
final class Delivery {
    private static final int TRIES = 4;
    private static final int LOOKS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Node node;

    Delivery(Node node) {
        this.node = node;
    }

    /**
     * Returns when the node has the transaction.
     *
     * @throws TransactionRefused when the node neither takes nor knows it
     * @throws StillWaiting when the node cannot be asked
     */
    void deliver(SignedTransaction transaction) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        @Nullable StintException last = null;
        for (int attempt = 0; attempt < TRIES && !Thread.currentThread().isInterrupted(); attempt++) {
            if (attempt > 0) {
                Pause.of(pause);
                pause = pause.multipliedBy(2);
            }
            try {
                handOver(transaction);
                return;
            } catch (NodeUnreachable | BadAnswer e) {
                last = e;
            } catch (NodeError e) {
                if (!overQuota(e)) {
                    throw new TransactionRefused(transaction, e);
                }
                last = e;
            }
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - start);
        throw new StillWaiting(transaction.hash(), "could not be handed to the node", waited, last);
    }

    private boolean known(Hash32 transaction) {
        return node.transaction(transaction).isPresent()
                || node.receipt(transaction).isPresent();
    }

    /** @throws NodeError when the node does not know it either */
    private void handOver(SignedTransaction transaction) {
        try {
            Hash32 answered = node.sendRaw(transaction.raw());
            if (!answered.equals(transaction.hash())) {
                throw new BadAnswer(
                        "the node answered the transaction " + transaction.hash() + " with the hash " + answered);
            }
        } catch (NodeError e) {
            boolean arrived =
                    alreadyThere(e) || known(transaction.hash()) || (nonceUsed(e) && appears(transaction.hash()));
            if (!arrived) {
                throw e;
            }
        }
    }

    /** Behind a load balancer the block may not be everywhere yet. */
    private boolean appears(Hash32 transaction) {
        for (int look = 0; look < LOOKS; look++) {
            Pause.of(FIRST_PAUSE);
            if (known(transaction)) {
                return true;
            }
        }
        return false;
    }

    private static boolean alreadyThere(NodeError e) {
        String reason = reason(e);
        return reason.contains("already known")
                || reason.contains("known transaction")
                || reason.contains("already imported")
                || reason.contains("already exists");
    }

    private static boolean nonceUsed(NodeError e) {
        return reason(e).contains("nonce too low");
    }

    /** Rootstock's limit on an account's rate passes by itself. */
    private static boolean overQuota(NodeError e) {
        return reason(e).contains("exceeds quota");
    }

    private static String reason(NodeError e) {
        return e.reason().toLowerCase(Locale.ROOT);
    }
}
