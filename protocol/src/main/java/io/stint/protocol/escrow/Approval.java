package io.stint.protocol.escrow;

import static io.stint.protocol.abi.AbiValue.address;
import static io.stint.protocol.abi.AbiValue.amount;
import static io.stint.protocol.abi.AbiValue.bytes;
import static io.stint.protocol.abi.AbiValue.hashes;
import static io.stint.protocol.abi.AbiValue.time;
import static io.stint.protocol.abi.AbiValue.tuple;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How a payment on the voucher line is approved. Signatures are of keys (64 or 65 bytes) or of contracts (ERC-1271). */
public sealed interface Approval {
    /** As the contract's {@code approval} parameter wants it. */
    Bytes encoded();

    /**
     * Reads the contract's {@code approval} parameter.
     *
     * @throws BadInput when the first byte is neither 0 nor 1 or the rest is cut off
     */
    static Approval decode(Bytes approval) {
        if (approval.isEmpty()) {
            return new Direct();
        }
        byte[] all = approval.toArray();
        byte[] rest = Arrays.copyOfRange(all, 1, all.length);
        return switch (all[0]) {
            case 0 -> new Signed(Bytes.of(rest));
            case 1 -> Proven.read(rest);
            default -> throw new BadInput("an approval begins with the byte 0 or 1, not " + (all[0] & 0xFF));
        };
    }

    /** Client or approver submits the payment themselves. */
    record Direct() implements Approval {
        @Override
        public Bytes encoded() {
            return Bytes.EMPTY;
        }
    }

    /** A voucher of client or approver. */
    record Signed(Bytes signature) implements Approval {
        @Override
        public Bytes encoded() {
            return tagged(0, signature.toArray());
        }
    }

    /** A voucher with more evidence: a delegate signed it, or a batch holds it, or the worker gives a tip. */
    record Proven(Slip voucher, DelegatedBy delegatedBy, Tip tip) implements Approval {
        private static final BigInteger OFFSET = BigInteger.valueOf(32);

        @Override
        public Bytes encoded() {
            return tagged(
                    1,
                    tuple(tuple(
                                    bytes(voucher.signature()),
                                    hashes(voucher.path()),
                                    address(delegatedBy.key()),
                                    amount(delegatedBy.limit()),
                                    bytes(delegatedBy.slip().signature()),
                                    hashes(delegatedBy.slip().path()),
                                    amount(tip.amount()),
                                    time(tip.deadline()),
                                    bytes(tip.signature())))
                            .encoded());
        }

        private static Proven read(byte[] encoded) {
            if (!new AbiReader(encoded).uint(256).equals(OFFSET)) {
                throw new BadInput("a voucher's evidence begins with the number 32; the contract refuses another");
            }
            return new AbiReader(encoded).tuple(Proven::read);
        }

        private static Proven read(AbiReader in) {
            return new Proven(
                    new Slip(in.bytes(), in.hashes()),
                    new DelegatedBy(in.address(), in.amount(), new Slip(in.bytes(), in.hashes())),
                    new Tip(in.amount(), in.time(), in.bytes()));
        }
    }

    /**
     * A signature over a message, or over the batch whose root the path leads to.
     *
     * @param path empty: the signature is over the message itself
     */
    record Slip(Bytes signature, List<Hash32> path) {
        public static final Slip NONE = new Slip(Bytes.EMPTY, List.of());

        public Slip {
            path = List.copyOf(path);
        }

        public static Slip of(Bytes signature) {
            return new Slip(signature, List.of());
        }
    }

    /** The delegation under which a delegate signed. */
    record DelegatedBy(Address key, Amount limit, Slip slip) {
        /** Client or approver signed the voucher themselves. */
        public static final DelegatedBy NOBODY = new DelegatedBy(Address.ZERO, Amount.ZERO, Slip.NONE);
    }

    /** What the worker pays to whoever submits. */
    record Tip(Amount amount, Instant deadline, Bytes signature) {
        public static final Tip NONE = new Tip(Amount.ZERO, Instant.EPOCH, Bytes.EMPTY);
    }

    private static Bytes tagged(int tag, byte[] rest) {
        byte[] out = new byte[rest.length + 1];
        out[0] = (byte) tag;
        System.arraycopy(rest, 0, out, 1, rest.length);
        return Bytes.of(out);
    }
}
