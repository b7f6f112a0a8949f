package io.stint.chain.send;

import io.stint.chain.tx.SignedTransaction;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the lines of a journal say, each a step of one intent:
 *
 * <pre>
 * signed HASH FROM NONCE BYTES   it begins
 * replaced OLD HASH BYTES        another transaction of the same nonce, that pays more
 * mined HASH                     this one of them is deep in the chain; nobody was told yet
 * told HASH                      whoever wanted it knows that this one is in a block, not deep yet
 * settled HASH                   both; it is forgotten
 * dropped HASH                   none of them can be mined; it is forgotten
 * </pre>
 */
final class Intents {
    private static final String SIGNED = "signed";
    private static final String REPLACED = "replaced";
    private static final String MINED = "mined";
    private static final String TOLD = "told";
    private static final String SETTLED = "settled";
    private static final String DROPPED = "dropped";

    private final long chainId;
    private final Map<Hash32, Intent> byTransaction = new LinkedHashMap<>();

    Intents(long chainId) {
        this.chainId = chainId;
    }

    /** In the order in which they began. */
    List<Intent> all() {
        return byTransaction.values().stream().distinct().toList();
    }

    Optional<Intent> of(Hash32 transaction) {
        return Optional.ofNullable(byTransaction.get(transaction));
    }

    /** The fewest lines that say the same. */
    List<String> lines() {
        return all().stream().flatMap(Intents::lines).toList();
    }

    private static Stream<String> lines(Intent intent) {
        Stream.Builder<String> lines = Stream.builder();
        List<SignedTransaction> transactions = intent.transactions();
        lines.add(signed(transactions.getFirst()));
        for (int i = 1; i < transactions.size(); i++) {
            lines.add(replaced(transactions.get(i - 1).hash(), transactions.get(i)));
        }
        intent.mined().ifPresent(transaction -> lines.add(mined(transaction)));
        if (intent.told()) {
            lines.add(told(intent.newest().hash()));
        }
        return lines.build();
    }

    static String signed(SignedTransaction t) {
        return String.join(
                " ",
                SIGNED,
                t.hash().hex(),
                t.from().hex(),
                Long.toString(t.nonce()),
                t.raw().hex());
    }

    static String replaced(Hash32 old, SignedTransaction by) {
        return String.join(" ", REPLACED, old.hex(), by.hash().hex(), by.raw().hex());
    }

    static String mined(Hash32 transaction) {
        return MINED + " " + transaction.hex();
    }

    static String told(Hash32 transaction) {
        return TOLD + " " + transaction.hex();
    }

    static String settled(Hash32 transaction) {
        return SETTLED + " " + transaction.hex();
    }

    static String dropped(Hash32 transaction) {
        return DROPPED + " " + transaction.hex();
    }

    /** @throws BadInput when no such line is written here */
    void apply(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0] + words.length) {
            case SIGNED + 5 -> begin(transaction(words[1], Address.parse(words[2]), nonce(words[3]), words[4]));
            case REPLACED + 4 -> replace(known(words[1]), words);
            case MINED + 2 -> known(words[1]).mined(Hash32.parse(words[1]));
            case TOLD + 2 -> known(words[1]).tell();
            case SETTLED + 2, DROPPED + 2 -> forget(known(words[1]));
            default -> throw new BadInput("'" + line.substring(0, Math.min(line.length(), 100)) + "'");
        }
    }

    private void begin(SignedTransaction first) {
        byTransaction.put(first.hash(), new Intent(first));
    }

    private void replace(Intent intent, String[] words) {
        SignedTransaction replacement = transaction(words[2], intent.from(), intent.nonce(), words[3]);
        intent.add(replacement);
        byTransaction.put(replacement.hash(), intent);
    }

    private void forget(Intent intent) {
        intent.transactions().forEach(transaction -> byTransaction.remove(transaction.hash()));
    }

    private Intent known(String hash) {
        return of(Hash32.parse(hash)).orElseThrow(() -> new BadInput("it ends what never began: " + hash));
    }

    private SignedTransaction transaction(String hash, Address from, long nonce, String raw) {
        return new SignedTransaction(chainId, from, nonce, Hash32.parse(hash), Bytes.parse(raw));
    }

    private static long nonce(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadInput("no nonce: '" + text + "'", e);
        }
    }
}
