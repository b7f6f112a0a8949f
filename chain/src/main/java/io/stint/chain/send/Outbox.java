package io.stint.chain.send;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Every transaction that was signed for one chain, written to the disk before it is sent, so that after a crash or a
 * lost answer the same bytes can be sent again. What was wanted is kept until it is {@linkplain #settle deep in the
 * chain} and {@linkplain #told whoever wanted it knows}, or until it can {@linkplain #drop never be mined}. Safe for
 * many threads, closed to other processes.
 */
public final class Outbox implements AutoCloseable {
    /** A journal of fewer lines is not worth rewriting. */
    private static final int SHORT_JOURNAL = 64;

    private final long chainId;
    private final Journal journal;
    private final Intents intents;
    private final Map<Address, Long> passed = new HashMap<>();

    private Outbox(long chainId, Journal journal) {
        this.chainId = chainId;
        this.journal = journal;
        this.intents = new Intents(chainId);
    }

    /**
     * Opens or makes the outbox of a chain, in a folder of its own under {@code root}. A journal of which most is over
     * is written anew.
     *
     * @throws OutboxInUse when another process has it open
     * @throws DamagedOutbox when its file cannot be read or written
     */
    public static Outbox open(Path root, long chainId) {
        Journal journal = Journal.open(root.resolve(Long.toString(chainId)), "outbox");
        Outbox outbox = new Outbox(chainId, journal);
        try {
            List<String> lines = journal.lines();
            lines.forEach(outbox.intents::apply);
            List<String> left = outbox.intents.lines();
            if (lines.size() > SHORT_JOURNAL && lines.size() > 2 * left.size()) {
                journal.rewrite(left);
            }
        } catch (BadInput e) {
            journal.close();
            throw new DamagedOutbox(journal.file(), "has a line that it never wrote: " + e.getMessage(), e);
        } catch (DamagedOutbox e) {
            journal.close();
            throw e;
        }
        return outbox;
    }

    public long chainId() {
        return chainId;
    }

    /** What is not deep in the chain yet, in the order in which it was wanted: the newest transaction for each. */
    public synchronized List<SignedTransaction> open() {
        return newest(intent -> intent.mined().isEmpty());
    }

    /** Of what is not deep in the chain yet: what an account sent and nobody in this process waits for. */
    synchronized List<SignedTransaction> unattended(Address from) {
        return newest(
                intent -> intent.mined().isEmpty() && intent.from().equals(from) && (intent.told() || !intent.held()));
    }

    /** What nobody was told the end of, deep in the chain or not: the newest transaction for each. */
    public synchronized List<SignedTransaction> untold() {
        return newest(intent -> !intent.told());
    }

    /** Whether nobody was told yet what became of that for which this transaction was signed. */
    public synchronized boolean isUntold(Hash32 transaction) {
        return intents.of(transaction).filter(intent -> !intent.told()).isPresent();
    }

    /** Everything that is kept. */
    synchronized List<SignedTransaction> kept() {
        return newest(_ -> true);
    }

    /** A transaction with all others that were signed for the same thing, from the first to the newest. */
    synchronized List<SignedTransaction> family(SignedTransaction transaction) {
        return intents.of(transaction.hash()).map(Intent::transactions).orElse(List.of(transaction));
    }

    /** Whether it was signed here and is not over. */
    synchronized boolean keeps(SignedTransaction transaction) {
        return intents.of(transaction.hash()).isPresent();
    }

    /**
     * Signs with the next nonce and writes it down; when this returns it is on the disk.
     *
     * @param pendingNonce asks the node for its idea of the next nonce; asked while nobody else takes one, so that what
     *     was mined and settled meanwhile is counted
     * @param sign given the nonce
     */
    public synchronized SignedTransaction append(
            Address from, LongSupplier pendingNonce, LongFunction<SignedTransaction> sign) {
        SignedTransaction signed = sign.apply(freeNonce(from, pendingNonce.getAsLong()));
        if (signed.chainId() != chainId || !signed.from().equals(from)) {
            throw new BadInput("this outbox is for chain " + chainId + " and " + from + ", not for chain "
                    + signed.chainId() + " and " + signed.from());
        }
        write(Intents.signed(signed));
        hold(signed, true);
        return signed;
    }

    /**
     * Signs another transaction of the same nonce and writes it down.
     *
     * @return empty when this one is not the newest any more, or is over
     * @throws BadInput when it has another nonce or sender
     */
    synchronized Optional<SignedTransaction> replace(SignedTransaction newest, Supplier<SignedTransaction> sign) {
        Optional<Intent> intent = intents.of(newest.hash());
        if (intent.isEmpty()
                || intent.get().mined().isPresent()
                || !intent.get().newest().equals(newest)) {
            return Optional.empty();
        }
        SignedTransaction signed = sign.get();
        if (signed.nonce() != newest.nonce() || !signed.from().equals(newest.from())) {
            throw new BadInput("a transaction replaces another of its sender and nonce only");
        }
        write(Intents.replaced(newest.hash(), signed));
        return Optional.of(signed);
    }

    /**
     * Takes over what an earlier run left, or what somebody in this one gave up waiting for: nobody was told what became
     * of it, and nobody waits for it.
     */
    synchronized Optional<SignedTransaction> adopt(Address from, Predicate<SignedTransaction> same) {
        Optional<SignedTransaction> left =
                newest(intent -> !intent.told()
                                && !intent.held()
                                && intent.from().equals(from))
                        .stream()
                        .filter(same)
                        .findFirst();
        left.ifPresent(transaction -> hold(transaction, true));
        return left;
    }

    /**
     * Nobody waits for it any more: until it is {@linkplain #told told}, whoever wants the same {@linkplain #adopt takes it
     * over}. For whoever could not note what became of it, and will do it over.
     */
    public synchronized void release(SignedTransaction transaction) {
        hold(transaction, false);
    }

    /**
     * It is in the chain.
     *
     * @param deep whether it stays there whatever happens; then its nonce is not taken again in this run, whatever a node
     *     that lags says
     */
    public synchronized void settle(Hash32 transaction, boolean deep) {
        intents.of(transaction).filter(intent -> intent.mined().isEmpty()).ifPresent(intent -> {
            if (deep) {
                passed.merge(intent.from(), intent.nonce() + 1, Math::max);
            }
            write(intent.told() ? Intents.settled(transaction) : Intents.mined(transaction));
        });
    }

    /** Whoever wanted it knows what became of it: wanting the same once more is something new. */
    public synchronized void told(Hash32 transaction) {
        intents.of(transaction)
                .filter(intent -> !intent.told())
                .ifPresent(intent ->
                        write(intent.mined().isPresent() ? Intents.settled(transaction) : Intents.told(transaction)));
    }

    /** It can never be mined, nor can what was signed in its place; its nonce may be used again. */
    public synchronized void drop(Hash32 transaction) {
        intents.of(transaction).ifPresent(_ -> write(Intents.dropped(transaction)));
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    private void write(String line) {
        journal.append(line);
        intents.apply(line);
    }

    private void hold(SignedTransaction transaction, boolean whether) {
        intents.of(transaction.hash()).ifPresent(intent -> intent.hold(whether));
    }

    private List<SignedTransaction> newest(Predicate<Intent> which) {
        return intents.all().stream().filter(which).map(Intent::newest).toList();
    }

    /**
     * The first from the node's on that no open transaction has and none that is deep in the chain since this run,
     * whatever a node that lags says. It also fills the gap that a dropped one left.
     */
    private long freeNonce(Address from, long pendingNonce) {
        Set<Long> taken = intents.all().stream()
                .filter(intent -> intent.mined().isEmpty() && intent.from().equals(from))
                .map(Intent::nonce)
                .collect(Collectors.toSet());
        long nonce = Math.max(pendingNonce, passed.getOrDefault(from, 0L));
        while (taken.contains(nonce)) {
            nonce++;
        }
        return nonce;
    }
}
