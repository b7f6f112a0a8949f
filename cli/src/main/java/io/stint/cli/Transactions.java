package io.stint.cli;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Outcome;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.chain.send.TransactionFailed;
import io.stint.chain.tx.SignedTransaction;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends a transaction for a person who waits. */
public final class Transactions {
    private Transactions() {}

    /**
     * Writes the transaction down, sends it and waits until it is in a block. What an earlier command left on its way is
     * brought to its end first; then nothing new is sent, so that nobody pays twice by asking twice.
     *
     * @throws FinishedEarlier when there was such a thing
     * @throws io.stint.protocol.StintException with the reason, when it was not sent or failed
     */
    public static Receipt send(Terminal terminal, Connection connection, PrivateKey key, Action action) {
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            Sender sender = sender(terminal, connection, key, outbox);
            Told told = new Told(connection, outbox);
            finishEarlier(sender, told);
            SignedTransaction signed = sender.submit(action);
            try {
                Receipt receipt = sender.await(signed);
                told.add(Set.of(signed.hash()));
                return receipt;
            } catch (TransactionFailed e) {
                told.add(Set.of(signed.hash()));
                throw e;
            }
        }
    }

    /**
     * To be called before a person is asked: what they will be asked may have been done by an earlier command.
     *
     * @throws FinishedEarlier when that command's transaction has come to its end only now
     */
    public static void finishEarlier(Terminal terminal, Connection connection, PrivateKey key) {
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            finishEarlier(sender(terminal, connection, key, outbox), new Told(connection, outbox));
        }
    }

    private static void finishEarlier(Sender sender, Told told) {
        if (told.everything()) {
            return;
        }
        List<Receipt> news = sender.resume().stream()
                .filter(outcome -> !told.contains(outcome.transaction()))
                .flatMap(
                        outcome -> outcome instanceof Outcome.Mined mined ? Stream.of(mined.receipt()) : Stream.empty())
                .toList();
        if (!news.isEmpty()) {
            told.add(news.stream().map(Receipt::transaction).collect(Collectors.toSet()));
            throw new FinishedEarlier(news);
        }
    }

    /** To be called by what sends by a {@link #sender} and has told everything about it. */
    public static void allTold(Connection connection, Outbox outbox) {
        new Told(connection, outbox)
                .add(outbox.open().stream().map(SignedTransaction::hash).collect(Collectors.toSet()));
    }

    public static Sender sender(Terminal terminal, Connection connection, PrivateKey key, Outbox outbox) {
        return new Sender(connection.chain(), connection.node(), key, outbox, progress(terminal));
    }

    private static Progress progress(Terminal terminal) {
        return new Progress() {
            @Override
            public void waiting(Hash32 transaction, Duration waited, Duration blockTime) {
                if (waited.toSeconds() >= 1) {
                    terminal.progress("waiting for a block, about every " + Words.period(blockTime) + " ("
                            + Words.period(waited) + " so far); it goes on if you stop this");
                }
            }

            @Override
            public void dropped(Hash32 transaction, String reason) {
                terminal.progress("gave up the earlier transaction " + transaction.hex() + ": " + reason);
            }
        };
    }
}
