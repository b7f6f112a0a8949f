package io.stint.chain.send;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that somebody wanted done, with the transactions that were signed for it: the first and those that replace
 * it. They share a nonce, so that at most one of them is ever mined.
 */
final class Intent {
    private final List<SignedTransaction> transactions = new ArrayList<>();
    private Optional<Hash32> mined = Optional.empty();
    private boolean told;
    private boolean held;

    Intent(SignedTransaction first) {
        transactions.add(first);
    }

    Address from() {
        return newest().from();
    }

    long nonce() {
        return newest().nonce();
    }

    SignedTransaction newest() {
        return transactions.getLast();
    }

    /** From the first to the newest. */
    List<SignedTransaction> transactions() {
        return List.copyOf(transactions);
    }

    void add(SignedTransaction replacement) {
        transactions.add(replacement);
    }

    /** Which of them stays in the chain, once that is so. */
    Optional<Hash32> mined() {
        return mined;
    }

    void mined(Hash32 transaction) {
        mined = Optional.of(transaction);
    }

    /** Whether whoever wanted it knows what became of it. */
    boolean told() {
        return told;
    }

    void tell() {
        told = true;
    }

    /** Whether somebody in this process waits for it. */
    boolean held() {
        return held;
    }

    void hold(boolean whether) {
        held = whether;
    }
}
