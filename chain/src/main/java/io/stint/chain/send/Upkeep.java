package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;

/**
 * Looks after what was sent until it is deep in the chain. Holds no lock while it asks the node, so that nobody who sends
 * waits for it.
 */
final class Upkeep {
    private final ChainProfile chain;
    private final Node node;
    private final Outbox outbox;
    private final Reminder reminder;
    private final Progress progress;

    Upkeep(ChainProfile chain, Node node, Outbox outbox, Reminder reminder, Progress progress) {
        this.chain = chain;
        this.node = node;
        this.outbox = outbox;
        this.reminder = reminder;
        this.progress = progress;
    }

    /** Of what nobody waits for: the lowest nonce first, since the others wait for it. */
    void tend(Address from) {
        List<SignedTransaction> left = outbox.unattended(from);
        if (!left.isEmpty()) {
            chain.require(node);
            left.forEach(this::tendOne);
        }
    }

    private void tendOne(SignedTransaction transaction) {
        try {
            bringOut(transaction);
        } catch (Overtaken e) {
            progress.dropped(transaction.hash(), e.reason());
        }
    }

    /**
     * What is in a block is settled when that is deep; what is in none is offered again.
     *
     * @return what the node says to it; empty when it is in a block
     * @throws Overtaken when it can never be mined; it was given up
     */
    Optional<Answer> bringOut(SignedTransaction transaction) {
        Optional<Receipt> receipt = reminder.receipt(transaction);
        if (receipt.isPresent()) {
            settleIfDeep(receipt.get());
            return Optional.empty();
        }
        return Optional.of(reminder.remind(transaction, 0));
    }

    void settleIfDeep(Receipt receipt) {
        if (chain.confirmations() == 0 || node.blockNumber() - receipt.blockNumber() >= chain.confirmations()) {
            outbox.settle(receipt.transaction(), chain.confirmations() > 0);
        }
    }
}
