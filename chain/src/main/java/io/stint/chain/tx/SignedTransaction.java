package io.stint.chain.tx;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;

/**
 * A transaction ready to be sent, as often as it takes: the same bytes are the same transaction.
 *
 * @param hash under which the chain will know it
 * @param raw the bytes to send
 */
public record SignedTransaction(long chainId, Address from, long nonce, Hash32 hash, Bytes raw) {
    /** @throws BadInput when the hash is not that of the bytes */
    public SignedTransaction {
        if (!Hash32.keccak(raw.toArray()).equals(hash)) {
            throw new BadInput("the hash of these transaction bytes is not " + hash);
        }
    }

    /**
     * Reads what somebody else signed, and finds out who.
     *
     * @throws BadInput when it is of no kind that Stint signs, not in the one form that the chain takes, or its signature
     *     is nobody's
     */
    public static SignedTransaction read(Bytes raw) {
        UnsignedTransaction unsigned = TransactionReader.read(raw);
        Signature signature = TransactionReader.signature(raw);
        if (!unsigned.encoded(signature).equals(raw)) {
            throw new BadInput("these bytes are a transaction in no proper form");
        }
        Address from = Secp256k1.recover(unsigned.signingHash(), signature)
                .orElseThrow(() -> new BadInput("the transaction's signature is nobody's"));
        return new SignedTransaction(unsigned.chainId(), from, unsigned.nonce(), Hash32.keccak(raw.toArray()), raw);
    }

    /**
     * What was signed.
     *
     * @throws BadInput when it is of no kind that Stint signs
     */
    public UnsignedTransaction unsigned() {
        return TransactionReader.read(raw);
    }
}
