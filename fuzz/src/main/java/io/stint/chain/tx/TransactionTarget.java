package io.stint.chain.tx;

import io.stint.fuzz.Reading;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Bytes;
import java.util.Optional;

/** Signed transactions, which a browser hands in: what is read is the very bytes that would be sent. */
public final class TransactionTarget {
    private TransactionTarget() {}

    public static boolean read(byte[] input) {
        Bytes raw = Bytes.of(input);
        Optional<UnsignedTransaction> read = Reading.of(() -> TransactionReader.read(raw));
        Optional<Signature> signature = Reading.of(() -> TransactionReader.signature(raw));
        read.ifPresent(unsigned -> signature.ifPresent(signed -> Reading.same(raw, unsigned.encoded(signed))));
        Reading.of(() -> SignedTransaction.read(raw))
                .ifPresent(signed -> Reading.same(read.orElseThrow(), signed.unsigned()));
        return read.isPresent() && signature.isPresent();
    }
}
