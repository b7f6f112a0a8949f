package work.stint.cli;

import java.time.Duration;
import work.stint.chain.rpc.Receipt;
import work.stint.chain.send.Action;
import work.stint.chain.send.Outbox;
import work.stint.chain.send.Progress;
import work.stint.chain.send.Sender;
import work.stint.cli.term.Terminal;
import work.stint.cli.term.Words;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.value.Hash32;

/** Sends a transaction for a person who waits. */
public final class Transactions {
    private Transactions() {}

    /**
     * Writes the transaction down, sends it and waits until it is in a block.
     *
     * @throws work.stint.protocol.StintException with the reason, when it was not sent or failed
     */
    public static Receipt send(Terminal terminal, Connection connection, PrivateKey key, Action action) {
        try (Outbox outbox = Outbox.open(connection.data(), connection.chain().chainId())) {
            return sender(terminal, connection, key, outbox).send(action);
        }
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
