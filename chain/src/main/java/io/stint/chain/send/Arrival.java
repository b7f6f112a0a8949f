package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Pause;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.StintException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a transaction's block. A node that is away for a while, or forgets the transaction, is borne. */
final class Arrival {
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** After so many block times without a block the transaction is sent once more. */
    private static final int BLOCKS_BEFORE_REMINDER = 4;

    private final ChainProfile chain;
    private final Node node;
    private final Progress progress;
    private final Duration patience;

    Arrival(ChainProfile chain, Node node, Progress progress, Duration patience) {
        this.chain = chain;
        this.node = node;
        this.progress = progress;
        this.patience = patience;
    }

    /** @throws StillWaiting when patience ends first */
    Receipt await(SignedTransaction transaction) {
        long start = System.nanoTime();
        Duration reminder = chain.blockTime().multipliedBy(BLOCKS_BEFORE_REMINDER);
        Duration nextReminder = reminder;
        while (true) {
            @Nullable StintException trouble = null;
            try {
                Optional<Receipt> receipt = node.receipt(transaction.hash());
                if (receipt.isPresent()) {
                    return receipt.get();
                }
            } catch (NodeUnreachable | BadAnswer e) {
                trouble = e;
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) >= 0 || Thread.currentThread().isInterrupted()) {
                throw new StillWaiting(transaction.hash(), "is in no block", waited, trouble);
            }
            progress.waiting(transaction.hash(), waited, chain.blockTime());
            if (waited.compareTo(nextReminder) >= 0) {
                remind(transaction);
                nextReminder = waited.plus(reminder);
            }
            Pause.of(look());
        }
    }

    /** Why a transaction failed, as far as trying it again now tells. */
    String reasonOf(Receipt receipt) {
        try {
            node.transaction(receipt.transaction()).ifPresent(transaction -> node.call(transaction.call()));
        } catch (Reverted e) {
            return e.reason();
        } catch (NodeUnreachable | BadAnswer | NodeError _) {
            return "the node does not say why; it used " + receipt.gasUsed() + " gas";
        }
        return "it used " + receipt.gasUsed() + " gas and would work now, so something changed between its trial and "
                + "its block. Look at the agreement, then try again";
    }

    /** The node may have dropped it from its pool. Its answer does not matter: the receipt will tell. */
    private void remind(SignedTransaction transaction) {
        try {
            node.sendRaw(transaction.raw());
        } catch (NodeUnreachable | BadAnswer | NodeError _) {
            return;
        }
    }

    private Duration look() {
        Duration fifth = chain.blockTime().dividedBy(5);
        return fifth.compareTo(SHORTEST_LOOK) < 0
                ? SHORTEST_LOOK
                : fifth.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : fifth;
    }
}
