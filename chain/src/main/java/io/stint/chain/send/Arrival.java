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

/** Waits for a transaction's block. A node that is away for a while, or forgets the transaction, is borne. */
final class Arrival {
    private static final Duration SHORTEST_LOOK = Duration.ofMillis(100);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** After so many block times without a block something is done about it. */
    private static final int BLOCKS_BEFORE_REMINDER = 4;

    private final ChainProfile chain;
    private final Node node;
    private final Reminder reminder;
    private final Progress progress;
    private final Duration patience;

    Arrival(ChainProfile chain, Node node, Reminder reminder, Progress progress, Duration patience) {
        this.chain = chain;
        this.node = node;
        this.reminder = reminder;
        this.progress = progress;
        this.patience = patience;
    }

    /**
     * @return the receipt of this transaction or of what was signed in its place
     * @throws Overtaken when none of them can be mined any more
     * @throws StillWaiting when patience ends first
     */
    Receipt await(SignedTransaction transaction) {
        long start = System.nanoTime();
        Reminders reminders =
                new Reminders(reminder, transaction, chain.blockTime().multipliedBy(BLOCKS_BEFORE_REMINDER));
        while (true) {
            Look look = look(transaction);
            if (look.receipt().isPresent()) {
                return look.receipt().get();
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) >= 0 || Thread.currentThread().isInterrupted()) {
                throw new StillWaiting(transaction.hash(), "is in no block", waited, look.trouble());
            }
            progress.waiting(transaction.hash(), waited, chain.blockTime());
            reminders.after(waited);
            Pause.of(betweenLooks());
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

    private Look look(SignedTransaction transaction) {
        try {
            return new Look(reminder.receipt(transaction), Optional.empty());
        } catch (NodeUnreachable | BadAnswer e) {
            return new Look(Optional.empty(), Optional.of(e));
        }
    }

    private record Look(Optional<Receipt> receipt, Optional<StintException> trouble) {}

    private Duration betweenLooks() {
        Duration fifth = chain.blockTime().dividedBy(5);
        return fifth.compareTo(SHORTEST_LOOK) < 0
                ? SHORTEST_LOOK
                : fifth.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : fifth;
    }
}
