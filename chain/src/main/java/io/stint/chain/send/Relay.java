package io.stint.chain.send;

import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;

/** Hands over what others signed. */
public final class Relay {
    private final Delivery delivery;

    public Relay(Node node) {
        this.delivery = new Delivery(node);
    }

    /**
     * Offers a transaction a few times, until the node's answer is clear.
     *
     * @return whether the node has it; else it may or may not, and should be offered again
     * @throws TransactionRefused when it will not take it; nobody has it
     */
    public boolean handOver(SignedTransaction transaction) {
        Answer answer = delivery.deliver(transaction);
        answer.refusal().ifPresent(error -> {
            throw new TransactionRefused(transaction, error);
        });
        return answer.kind() == Answer.Kind.HAS_IT;
    }
}
