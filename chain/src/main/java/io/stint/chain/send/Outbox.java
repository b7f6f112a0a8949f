package io.stint.chain.send;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Every transaction that was signed for one chain, written to the disk before it is sent, so that after a crash or a
 * lost answer the same bytes can be sent again. A transaction is open until it is {@linkplain #settle settled} (deep
 * enough in the chain) or {@linkplain #drop dropped} (never to be mined). Safe for many threads, closed to other
 * processes.
 */
public final class Outbox implements AutoCloseable {
    private static final String SIGNED = "signed";
    private static final String SETTLED = "settled";
    private static final String DROPPED = "dropped";

    private final long chainId;
    private final Journal journal;
    private final Map<Hash32, SignedTransaction> open = new LinkedHashMap<>();
    private final Map<Address, Long> settled = new HashMap<>();

    private Outbox(long chainId, Journal journal) {
        this.chainId = chainId;
        this.journal = journal;
    }

    /**
     * Opens or makes the outbox of a chain, in a folder of its own under {@code root}.
     *
     * @throws OutboxInUse when another process has it open
     * @throws DamagedOutbox when its file cannot be read or written
     */
    public static Outbox open(Path root, long chainId) {
        Journal journal = Journal.open(root.resolve(Long.toString(chainId)), "outbox");
        Outbox outbox = new Outbox(chainId, journal);
        try {
            journal.lines().forEach(outbox::replay);
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

    /** What may still be on its way, in the order in which it was signed. */
    public synchronized List<SignedTransaction> open() {
        return List.copyOf(open.values());
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
        journal.append(String.join(
                " ",
                SIGNED,
                signed.hash().hex(),
                signed.from().hex(),
                Long.toString(signed.nonce()),
                signed.raw().hex()));
        open.put(signed.hash(), signed);
        return signed;
    }

    /**
     * It is in the chain.
     *
     * @param deep whether it stays there whatever happens; then its nonce is not taken again in this run, whatever a node
     *     that lags says
     */
    public synchronized void settle(Hash32 transaction, boolean deep) {
        SignedTransaction ended = open.get(transaction);
        if (ended != null && deep) {
            settled.merge(ended.from(), ended.nonce() + 1, Math::max);
        }
        end(SETTLED, transaction);
    }

    /** It can never be mined; its nonce may be used again. */
    public synchronized void drop(Hash32 transaction) {
        end(DROPPED, transaction);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    /**
     * The first from the node's on that no open transaction has and none that is deep in the chain since this run,
     * whatever a node that lags says. It also fills the gap that a dropped one left.
     */
    private long freeNonce(Address from, long pendingNonce) {
        Set<Long> taken = open.values().stream()
                .filter(transaction -> transaction.from().equals(from))
                .map(SignedTransaction::nonce)
                .collect(Collectors.toSet());
        long nonce = Math.max(pendingNonce, settled.getOrDefault(from, 0L));
        while (taken.contains(nonce)) {
            nonce++;
        }
        return nonce;
    }

    private void end(String how, Hash32 transaction) {
        if (open.containsKey(transaction)) {
            journal.append(how + " " + transaction.hex());
            open.remove(transaction);
        }
    }

    private void replay(String line) {
        String[] words = line.split(" ", -1);
        if (words.length == 5 && words[0].equals(SIGNED)) {
            Hash32 hash = Hash32.parse(words[1]);
            open.put(
                    hash,
                    new SignedTransaction(
                            chainId, Address.parse(words[2]), nonce(words[3]), hash, Bytes.parse(words[4])));
        } else if (words.length == 2 && (words[0].equals(SETTLED) || words[0].equals(DROPPED))) {
            open.remove(Hash32.parse(words[1]));
        } else {
            throw new BadInput("'" + line.substring(0, Math.min(line.length(), 100)) + "'");
        }
    }

    private static long nonce(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInput("no nonce: '" + text + "'", e);
        }
    }
}
