package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Pause;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done about a transaction that is in no block: the same bytes are sent again, for nodes forget; another one
 * that pays more takes its place when the price is what it waits for; and it is given up when its nonce is used up.
 */
final class Reminder {
    /** A node that took it and forgot it so many times does not want its price. */
    private static final int FORGOTTEN = 3;

    private static final int LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final ChainProfile chain;
    private final Node node;
    private final Outbox outbox;
    private final Repricing repricing;
    private final Delivery delivery;

    Reminder(ChainProfile chain, Node node, Outbox outbox, Repricing repricing) {
        this.chain = chain;
        this.node = node;
        this.outbox = outbox;
        this.repricing = repricing;
        this.delivery = new Delivery(node);
    }

    /** The receipt of it or of what was signed in its place. */
    Optional<Receipt> receipt(SignedTransaction transaction) {
        return outbox.family(transaction).reversed().stream()
                .flatMap(each -> node.receipt(each.hash()).stream())
                .findFirst();
    }

    /**
     * @param forgotten how many times in a row the node had forgotten it after it took it
     * @return what the node says to the newest
     * @throws Overtaken when none of its family can be mined any more; it was given up
     */
    Answer remind(SignedTransaction transaction, int forgotten) {
        try {
            if (nonceIsGone(transaction)) {
                outbox.drop(transaction.hash());
                throw new Overtaken(transaction);
            }
            return urge(newest(transaction), forgotten);
        } catch (NodeUnreachable | BadAnswer | NodeError e) {
            return Answer.of(Answer.Kind.UNCLEAR, e);
        }
    }

    /** Whether the node has forgotten all that was signed for this. */
    boolean forgotten(SignedTransaction transaction) {
        return outbox.family(transaction).stream()
                .allMatch(each -> node.transaction(each.hash()).isEmpty());
    }

    private Answer urge(SignedTransaction newest, int forgotten) {
        Optional<Market> market = repricing.ours(newest) ? market() : Optional.empty();
        if (market.isEmpty()) {
            return delivery.deliver(newest);
        }
        if (forgotten < FORGOTTEN && !repricing.outbid(newest, market.get())) {
            Answer answer = delivery.deliver(newest);
            if (!wantsMore(answer, newest)) {
                return answer;
            }
        }
        return repricing.replace(newest, market.get()).orElseGet(() -> delivery.deliver(newest));
    }

    /** What holds the nonce in the pool and is not of this family is somebody's wish too, and stays. */
    private boolean wantsMore(Answer answer, SignedTransaction newest) {
        return answer.kind() == Answer.Kind.TOO_CHEAP || (answer.kind() == Answer.Kind.OCCUPIED && !forgotten(newest));
    }

    /** Empty while gas is too dear to sign anything: the transaction that there is must do. */
    private Optional<Market> market() {
        try {
            return Optional.of(Market.now(chain, node));
        } catch (GasTooDear _) {
            return Optional.empty();
        }
    }

    private SignedTransaction newest(SignedTransaction transaction) {
        return outbox.family(transaction).getLast();
    }

    /**
     * Whether another transaction used the nonce, so deep in the chain that this one will not come back by a
     * reorganisation. Looked for several times, since the nodes behind one address do not all know the same.
     */
    private boolean nonceIsGone(SignedTransaction transaction) {
        if (!nonceIsUsed(transaction)) {
            return false;
        }
        for (int look = 0; look < LOOKS; look++) {
            if (receipt(transaction).isPresent() || !forgotten(transaction)) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return true;
    }

    /** A node that does not tell the past leaves it open. */
    private boolean nonceIsUsed(SignedTransaction transaction) {
        long deep = node.blockNumber() - chain.confirmations();
        try {
            return deep >= 0 && node.nonceAt(transaction.from(), deep) > transaction.nonce();
        } catch (NodeError _) {
            return false;
        }
    }
}
