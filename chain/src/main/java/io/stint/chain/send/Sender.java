package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends one key's transactions. Each is tried first (what a contract would refuse is never sent), signed once, written
 * to the {@link Outbox}, and then sent as often as it takes: the same bytes, never a second signature. Safe for many
 * threads.
 */
public final class Sender {
    private final ChainProfile chain;
    private final Node node;
    private final PrivateKey key;
    private final Outbox outbox;
    private final Progress progress;
    private final Trial trial;
    private final Delivery delivery;
    private final Arrival arrival;
    private boolean ready;

    /** Waits for a block as long as the chain's block time makes sensible. */
    public Sender(ChainProfile chain, Node node, PrivateKey key, Outbox outbox, Progress progress) {
        this(
                chain,
                node,
                key,
                outbox,
                progress,
                chain.blockTime().multipliedBy(30).plusMinutes(1));
    }

    /**
     * @param patience how long to wait for a transaction's block
     * @throws BadInput when the outbox is another chain's
     */
    public Sender(ChainProfile chain, Node node, PrivateKey key, Outbox outbox, Progress progress, Duration patience) {
        if (outbox.chainId() != chain.chainId()) {
            throw new BadInput("the outbox is of chain " + outbox.chainId() + ", not of " + chain.name() + " ("
                    + chain.chainId() + ")");
        }
        this.chain = chain;
        this.node = node;
        this.key = key;
        this.outbox = outbox;
        this.progress = progress;
        this.trial = new Trial(chain, node);
        this.delivery = new Delivery(node);
        this.arrival = new Arrival(chain, node, progress, patience);
    }

    public Address address() {
        return key.address();
    }

    public ChainProfile chain() {
        return chain;
    }

    public Node node() {
        return node;
    }

    /**
     * Sends and waits until it is in a block.
     *
     * @throws TransactionFailed when it is in a block but failed there
     * @throws StillWaiting when it is in none yet
     * @see #submit
     */
    public Receipt send(Action action) {
        return await(submit(action));
    }

    /**
     * Sends, and returns when the node has it.
     *
     * @throws io.stint.chain.profile.WrongChain when the node is on another chain
     * @throws io.stint.chain.rpc.Reverted when a contract would refuse it; nothing was sent
     * @throws InsufficientFunds when the account lacks value and gas; nothing was sent
     * @throws TooMuchGas when one transaction cannot do it; nothing was sent
     * @throws TransactionRefused when the node does not take it; it is given up
     * @throws StillWaiting when the node cannot be asked after it was signed; it is kept
     */
    public SignedTransaction submit(Action action) {
        makeReady();
        Fees fees = Fees.now(chain, node);
        long gas = trial.gasFor(address(), action, fees);
        SignedTransaction signed = outbox.append(
                address(),
                () -> node.pendingNonce(address()),
                nonce -> fees.transaction(chain.chainId(), nonce, gas, action).sign(key));
        deliver(signed);
        progress.sent(signed.hash());
        return signed;
    }

    /**
     * Waits until a transaction, of whomever, is in a block.
     *
     * @throws TransactionFailed when it failed there
     * @throws StillWaiting when it is in none yet
     */
    public Receipt await(SignedTransaction transaction) {
        Receipt receipt = arrival.await(transaction);
        settleIfDeep(receipt);
        if (!receipt.succeeded()) {
            throw new TransactionFailed(receipt, arrival.reasonOf(receipt));
        }
        return receipt;
    }

    /**
     * Brings to an end what an earlier run left open: sends again what is in no block, waits for it, and forgets what is
     * deep in the chain.
     *
     * @return what became of each, in the order in which they were signed
     * @throws StillWaiting when one is in no block yet
     */
    public List<Outcome> resume() {
        chain.require(node);
        List<Outcome> outcomes = new ArrayList<>();
        for (SignedTransaction transaction : outbox.open()) {
            outcomes.add(bringOut(transaction)
                    .<Outcome>map(reason -> new Outcome.Dropped(transaction.hash(), reason))
                    .orElseGet(() -> mined(transaction)));
        }
        return List.copyOf(outcomes);
    }

    private Outcome mined(SignedTransaction transaction) {
        Receipt receipt = arrival.await(transaction);
        settleIfDeep(receipt);
        return new Outcome.Mined(receipt);
    }

    /** Before the first transaction: the right chain, and nothing of an earlier run left out of the node's sight. */
    private synchronized void makeReady() {
        if (ready) {
            return;
        }
        chain.require(node);
        outbox.open().forEach(this::bringOut);
        ready = true;
    }

    /** @return why it was dropped, if it was */
    private Optional<String> bringOut(SignedTransaction transaction) {
        Optional<Receipt> receipt = node.receipt(transaction.hash());
        if (receipt.isPresent()) {
            settleIfDeep(receipt.get());
            return Optional.empty();
        }
        try {
            deliver(transaction);
            return Optional.empty();
        } catch (TransactionRefused e) {
            progress.dropped(transaction.hash(), e.reason());
            return Optional.of(e.reason());
        }
    }

    private void deliver(SignedTransaction transaction) {
        try {
            delivery.deliver(transaction);
        } catch (TransactionRefused e) {
            outbox.drop(transaction.hash());
            throw e;
        }
    }

    private void settleIfDeep(Receipt receipt) {
        if (chain.confirmations() == 0 || node.blockNumber() - receipt.blockNumber() >= chain.confirmations()) {
            outbox.settle(receipt.transaction(), chain.confirmations() > 0);
        }
    }
}
