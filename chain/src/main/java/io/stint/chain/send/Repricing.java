package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.crypto.PrivateKey;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Signs a transaction that does the same as another, with the same nonce, and pays more. */
final class Repricing {
    /** However dear gas becomes, a replacement pays at most so many times what the first one offered. */
    private static final BigInteger MOST_TIMES = BigInteger.TEN;

    private static final int TRIES = 3;

    private final ChainProfile chain;
    private final Node node;
    private final PrivateKey key;
    private final Outbox outbox;
    private final Progress progress;
    private final Delivery delivery;

    Repricing(ChainProfile chain, Node node, PrivateKey key, Outbox outbox, Progress progress) {
        this.chain = chain;
        this.node = node;
        this.key = key;
        this.outbox = outbox;
        this.progress = progress;
        this.delivery = new Delivery(node);
    }

    /** Whether others pay more by now. */
    boolean outbid(SignedTransaction transaction, Market market) {
        return transaction.unsigned().highestPrice().compareTo(market.needed()) < 0;
    }

    /** Whether it was signed by this key and written down here. */
    boolean ours(SignedTransaction transaction) {
        return transaction.from().equals(key.address()) && outbox.keeps(transaction);
    }

    /**
     * Replaces it, and raises again when the node wants more.
     *
     * @return what the node said to the last one; empty when none was signed, since it would cost too much
     */
    Optional<Answer> replace(SignedTransaction transaction, Market market) {
        Optional<Answer> answer = Optional.empty();
        SignedTransaction newest = transaction;
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<SignedTransaction> dearer = dearer(newest, market);
            if (dearer.isEmpty()) {
                return answer;
            }
            newest = dearer.get();
            answer = Optional.of(delivery.offer(newest));
            if (!answer.get().wantsMore()) {
                return answer;
            }
        }
        return answer;
    }

    private Optional<SignedTransaction> dearer(SignedTransaction old, Market market) {
        UnsignedTransaction before = old.unsigned();
        Optional<UnsignedTransaction> after = Fees.of(before)
                .raised(chain.replacementBump(), market.fees(), ceiling(old, market))
                .map(fees -> fees.transaction(before.chainId(), before.nonce(), before.gas(), Action.of(before)))
                .filter(this::payable);
        Optional<SignedTransaction> signed = after.flatMap(next -> outbox.replace(old, () -> next.sign(key)));
        signed.ifPresent(next ->
                progress.replaced(old.hash(), next.hash(), next.unsigned().highestPrice()));
        return signed;
    }

    private BigInteger ceiling(SignedTransaction transaction, Market market) {
        List<SignedTransaction> family = outbox.family(transaction);
        return family.getFirst().unsigned().highestPrice().multiply(MOST_TIMES).min(market.ceiling());
    }

    private boolean payable(UnsignedTransaction transaction) {
        return node.balance(key.address()).wei().compareTo(transaction.highestCost()) >= 0;
    }
}
