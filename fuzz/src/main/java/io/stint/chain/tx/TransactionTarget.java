package io.stint.chain.tx;

import io.stint.fuzz.Reading;
import io.stint.protocol.value.Bytes;
import java.util.Optional;

/** Signed transactions, which a browser hands in: what is read is the very bytes that would be sent. */
public final class TransactionTarget {
    private TransactionTarget() {}

    public static boolean read(byte[] input) {
        Bytes raw = Bytes.of(input);
        Reading.of(() -> TransactionReader.read(raw));
        Reading.of(() -> TransactionReader.signature(raw));
        Optional<SignedTransaction> read = Reading.of(() -> SignedTransaction.read(raw));
        read.ifPresent(signed -> Reading.same(raw, signed.unsigned().encoded(TransactionReader.signature(raw))));
        return read.isPresent();
    }
}
