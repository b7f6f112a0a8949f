package io.stint.cli;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Outcome;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.chain.send.TransactionFailed;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Sends a transaction for a person who waits. */
public final class Transactions {
    private static final int GWEI = 9;

    private Transactions() {}

    /**
     * Writes the transaction down, sends it and waits until it is in a block. What an earlier command left on its way is
     * brought to its end first; then nothing new is sent, so that nobody pays twice by asking twice. Only when whoever
     * asked has the answer in front of them is the transaction noted as told.
     *
     * @throws FinishedEarlier when there was such a thing
     * @throws io.stint.protocol.StintException with the reason, when it was not sent or failed
     */
    public static Receipt send(Terminal terminal, Connection connection, PrivateKey key, Action action) {
        try (Outbox outbox = outbox(connection)) {
            Sender sender = sender(terminal, connection, key, outbox);
            finishEarlier(terminal, connection, outbox, sender);
            try {
                Receipt receipt = sender.await(sender.submit(action));
                tellLater(terminal, connection, receipt);
                return receipt;
            } catch (TransactionFailed e) {
                tellLater(terminal, connection, e.receipt());
                throw e;
            }
        }
    }

    /** The same for what only prepares a command's own transaction, and does no harm when it is done again. */
    public static void prepare(Terminal terminal, Connection connection, PrivateKey key, Action action) {
        try (Outbox outbox = outbox(connection)) {
            Sender sender = sender(terminal, connection, key, outbox);
            finishEarlier(terminal, connection, outbox, sender);
            sender.send(action);
        }
    }

    /**
     * To be called before a person is asked: what they will be asked may have been done by an earlier command.
     *
     * @throws FinishedEarlier when that command's transaction has come to its end only now
     */
    public static void finishEarlier(Terminal terminal, Connection connection, PrivateKey key) {
        try (Outbox outbox = outbox(connection)) {
            finishEarlier(terminal, connection, outbox, sender(terminal, connection, key, outbox));
        }
    }

    public static void finishEarlier(Terminal terminal, Connection connection, Outbox outbox, Sender sender) {
        if (outbox.untold().isEmpty()) {
            return;
        }
        List<Receipt> news = sender.resume().stream()
                .flatMap(
                        outcome -> outcome instanceof Outcome.Mined mined ? Stream.of(mined.receipt()) : Stream.empty())
                .filter(receipt -> outbox.isUntold(receipt.transaction()))
                .toList();
        if (!news.isEmpty()) {
            news.forEach(receipt -> tellLater(terminal, connection, receipt));
            throw new FinishedEarlier(news);
        }
    }

    /** A crash before that makes the next command tell it again; a crash after it, nothing. */
    private static void tellLater(Terminal terminal, Connection connection, Receipt receipt) {
        terminal.afterwards().add(() -> {
            try (Outbox outbox = outbox(connection)) {
                outbox.told(receipt.transaction());
            } catch (StintException _) {
                return;
            }
        });
    }

    private static Outbox outbox(Connection connection) {
        return Outbox.open(connection.data(), connection.chain().chainId());
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
            public void adopted(Hash32 transaction) {
                terminal.progress("an earlier command sent this already, as " + transaction.hex()
                        + "; waiting for that one, nothing new is sent");
            }

            @Override
            public void replaced(Hash32 old, Hash32 by, BigInteger price) {
                terminal.progress("gas became dearer: " + by.hex() + " takes the place of " + old.hex()
                        + " and pays up to "
                        + new BigDecimal(price, GWEI).stripTrailingZeros().toPlainString()
                        + " gwei; only one of them can be mined");
            }

            @Override
            public void dropped(Hash32 transaction, String reason) {
                terminal.progress("gave up transaction " + transaction.hex() + ": " + reason);
            }
        };
    }
}
