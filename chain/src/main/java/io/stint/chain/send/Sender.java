package io.stint.chain.send;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends one key's transactions. Each is tried first (what a contract would refuse is never sent), signed, written to the
 * {@link Outbox}, and then sent as often as it takes: the same bytes, or what replaces them at a higher price with the
 * same nonce, so that at most one is mined. Safe for many threads.
 *
 * <p>Two calls ask for two things, also when they ask for the same. Only what nobody waits for and nobody was told the
 * end of, left by an earlier run or by a caller who got {@link StillWaiting}, is taken for what is asked now.
 */
public final class Sender {
    private static final String NOT_TAKEN = "could not be handed to the node";

    /** How many nonces are tried while another program takes them. */
    private static final int NONCES = 3;

    private final ChainProfile chain;
    private final Node node;
    private final PrivateKey key;
    private final Outbox outbox;
    private final Progress progress;
    private final Trial trial;
    private final Delivery delivery;
    private final Upkeep upkeep;
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
        Reminder reminder = new Reminder(chain, node, outbox, new Repricing(chain, node, key, outbox, progress));
        this.upkeep = new Upkeep(chain, node, outbox, reminder, progress);
        this.arrival = new Arrival(chain, node, reminder, progress, patience);
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
     * Sends, waits until it is in a block, and counts that as {@linkplain Outbox#told told}.
     *
     * @throws TransactionFailed when it is in a block but failed there
     * @throws StillWaiting when it is in none yet
     * @throws Overtaken when another program took its nonce, again and again
     * @see #submit
     */
    public Receipt send(Action action) {
        for (int tries = 1; ; tries++) {
            try {
                Receipt receipt = await(submit(action));
                outbox.told(receipt.transaction());
                return receipt;
            } catch (TransactionFailed e) {
                outbox.told(e.receipt().transaction());
                throw e;
            } catch (Overtaken e) {
                if (tries == NONCES) {
                    throw e;
                }
                progress.dropped(e.transaction(), e.reason());
            }
        }
    }

    /**
     * Sends, and returns when the node has it, or will take it later. Whoever has told the end of it says so by {@link Outbox#told}; until then
     * a later run that is asked for the same takes this for it.
     *
     * @throws io.stint.chain.profile.WrongChain when the node is on another chain
     * @throws io.stint.chain.rpc.Reverted when a contract would refuse it; nothing was sent
     * @throws InsufficientFunds when the account lacks value and gas; nothing was sent
     * @throws TooMuchGas when one transaction cannot do it; nothing was sent
     * @throws GasTooDear when gas costs more than the profile allows; nothing was sent
     * @throws TransactionRefused when the node does not take it; it is given up
     * @throws StillWaiting when it, or an earlier one of this key, was signed and the node cannot be asked or does not
     *     take it; it is kept
     */
    public SignedTransaction submit(Action action) {
        makeReady();
        Optional<SignedTransaction> left = outbox.adopt(
                address(), transaction -> Action.of(transaction.unsigned()).equals(action));
        if (left.isPresent()) {
            progress.adopted(left.get().hash());
            return left.get();
        }
        Fees fees = Market.now(chain, node).fees();
        long gas = trial.gasFor(address(), action, fees);
        SignedTransaction signed = outbox.append(
                address(),
                () -> node.pendingNonce(address()),
                nonce -> fees.transaction(chain.chainId(), nonce, gas, action).sign(key));
        if (handOver(signed)) {
            progress.sent(signed.hash());
        }
        return signed;
    }

    /**
     * Waits until a transaction, of whomever, or one that replaces it, is in a block.
     *
     * @return the receipt of the one that was mined
     * @throws TransactionFailed when it failed there
     * @throws StillWaiting when it is in none yet
     * @throws Overtaken when its nonce was used by another program; it is given up
     */
    public Receipt await(SignedTransaction transaction) {
        Receipt receipt = arrived(transaction);
        if (!receipt.succeeded()) {
            throw new TransactionFailed(receipt, arrival.reasonOf(receipt));
        }
        return receipt;
    }

    /**
     * Brings to an end what was left open: sends again what is in no block, waits for it, and settles what is deep in the
     * chain. Whoever has told an outcome says so by {@link Outbox#told}.
     *
     * @return what became of each, in the order in which they were signed
     * @throws StillWaiting when one is in no block yet
     */
    public List<Outcome> resume() {
        chain.require(node);
        return outbox.kept().stream().map(this::outcome).toList();
    }

    /**
     * Looks after what this key sent and nobody waits for: settles what is deep in the chain by now, and offers again what a
     * reorganisation undid, since what was sent later waits for it. For a program that runs on, now and then; what
     * {@link #submit} and {@link #await} do meanwhile is theirs.
     *
     * @throws io.stint.chain.rpc.NodeUnreachable when the node is away; the next time does it
     */
    public void tend() {
        upkeep.tend(address());
    }

    private Outcome outcome(SignedTransaction transaction) {
        try {
            bringOut(transaction);
            return new Outcome.Mined(arrived(transaction));
        } catch (Overtaken e) {
            return new Outcome.Dropped(transaction.hash(), e.reason());
        }
    }

    private Receipt arrived(SignedTransaction transaction) {
        try {
            Receipt receipt = arrival.await(transaction);
            upkeep.settleIfDeep(receipt);
            return receipt;
        } catch (RuntimeException e) {
            outbox.release(transaction);
            throw e;
        }
    }

    /** Before the first transaction: the right chain, and nothing of an earlier run left out of the node's sight. */
    private synchronized void makeReady() {
        if (ready) {
            return;
        }
        chain.require(node);
        for (SignedTransaction transaction : outbox.open()) {
            try {
                bringOut(transaction);
            } catch (Overtaken e) {
                progress.dropped(transaction.hash(), e.reason());
            }
        }
        ready = true;
    }

    /** What this key left must be with the node before more is sent, since it comes first by its nonce. */
    private void bringOut(SignedTransaction transaction) {
        Optional<Answer> refused = upkeep.bringOut(transaction).filter(answer -> !answer.awaitable());
        if (refused.isPresent() && transaction.from().equals(address())) {
            throw new StillWaiting(
                    transaction.hash(), NOT_TAKEN, Duration.ZERO, refused.get().why());
        }
    }

    /**
     * Of what is offered for the first time, a plain refusal is the end: nobody else has it.
     *
     * @return whether the node has it; else it will be offered again by whoever awaits it
     */
    private boolean handOver(SignedTransaction transaction) {
        long start = System.nanoTime();
        Answer answer = delivery.deliver(transaction);
        Optional<NodeError> refusal = answer.refusal();
        if (refusal.isPresent()) {
            outbox.drop(transaction.hash());
            throw new TransactionRefused(transaction, refusal.get());
        }
        if (!answer.awaitable()) {
            outbox.release(transaction);
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            throw new StillWaiting(transaction.hash(), NOT_TAKEN, waited, answer.why());
        }
        return answer.kind() == Answer.Kind.HAS_IT;
    }
}
