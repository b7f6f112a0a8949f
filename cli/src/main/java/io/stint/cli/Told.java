package io.stint.cli;

import io.stint.chain.send.Outbox;
import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of which of an outbox's transactions somebody was told the end. The others an earlier command left when it was stopped:
 * whoever gave that command may give it again, and must not pay twice by it.
 */
final class Told {
    private final Path file;
    private final Outbox outbox;

    Told(Connection connection, Outbox outbox) {
        this.file = connection
                .data()
                .resolve(Long.toString(connection.chain().chainId()))
                .resolve("told");
        this.outbox = outbox;
    }

    boolean everything() {
        return read().containsAll(open());
    }

    boolean contains(Hash32 transaction) {
        return read().contains(transaction);
    }

    /** Forgets what the outbox has forgotten. */
    void add(Set<Hash32> transactions) {
        Set<Hash32> known = new LinkedHashSet<>(read());
        known.addAll(transactions);
        known.retainAll(open());
        if (!known.equals(read())) {
            Files.replace(file, known.stream().map(hash -> hash.hex() + "\n").collect(Collectors.joining()));
        }
    }

    private Set<Hash32> open() {
        return outbox.open().stream().map(SignedTransaction::hash).collect(Collectors.toSet());
    }

    private Set<Hash32> read() {
        if (!java.nio.file.Files.exists(file)) {
            return Set.of();
        }
        return Files.read(file, "list of told transactions")
                .lines()
                .map(Hash32::parse)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
