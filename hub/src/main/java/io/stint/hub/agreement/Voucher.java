package io.stint.hub.agreement;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * An approval whose signature was checked.
 *
 * @param total cumulative
 * @param memo the document that was approved
 * @param signer client or approver
 * @param signature 64 bytes
 */
public record Voucher(Amount total, Hash32 memo, Address signer, Bytes signature, Instant at) {
    /** Of the same total for the same document: whoever signed it. */
    Predicate<Voucher> sameAs() {
        return other -> other.total().equals(total) && other.memo().equals(memo);
    }
}
