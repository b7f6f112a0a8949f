package io.stint.chain.send;

import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Pause;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.Optional;

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

    /** Offers it a few times, until the answer is clear. */
    Answer deliver(SignedTransaction transaction) {
        Duration pause = FIRST_PAUSE;
        Answer answer = offer(transaction);
        for (int tries = 1; tries < TRIES && answer.passing() && rest(pause); tries++) {
            pause = pause.multipliedBy(2);
            answer = offer(transaction).after(answer);
        }
        return answer;
    }

    /** Offers it once. */
    Answer offer(SignedTransaction transaction) {
        try {
            Hash32 answered = node.sendRaw(transaction.raw());
            if (!answered.equals(transaction.hash())) {
                throw new BadAnswer(
                        "the node answered the transaction " + transaction.hash() + " with the hash " + answered);
            }
            return Answer.HAS_IT;
        } catch (NodeUnreachable | BadAnswer e) {
            return Answer.of(Answer.Kind.UNCLEAR, e);
        } catch (NodeError e) {
            return judged(transaction.hash(), e);
        }
    }

    private Answer judged(Hash32 transaction, NodeError error) {
        Answer.Kind kind = Wordings.kindOf(error);
        try {
            boolean there = kind == Answer.Kind.HAS_IT
                    || known(transaction)
                    || (kind == Answer.Kind.NONCE_USED && appears(transaction));
            return there ? Answer.HAS_IT : Answer.of(kind, error);
        } catch (NodeUnreachable | BadAnswer | NodeError _) {
            return new Answer(kind, Optional.of(error), true);
        }
    }

    private boolean known(Hash32 transaction) {
        return node.transaction(transaction).isPresent()
                || node.receipt(transaction).isPresent();
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

    /** @return whether the whole pause went by */
    private static boolean rest(Duration pause) {
        try {
            Pause.of(pause);
            return true;
        } catch (NodeUnreachable _) {
            return false;
        }
    }
}
