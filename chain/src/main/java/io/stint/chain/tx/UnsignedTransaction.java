package io.stint.chain.tx;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Optional;

/** A transaction before it is signed. It is good on one chain only. */
public sealed interface UnsignedTransaction {
    long chainId();

    long nonce();

    /** The most gas that it may use. */
    long gas();

    /** The most wei per gas that it may cost. */
    BigInteger highestPrice();

    /** Empty: a deployment. */
    Optional<Address> to();

    Amount value();

    Bytes data();

    /** What is signed. */
    Hash32 signingHash();

    /** The bytes to send. */
    Bytes encoded(Signature signature);

    /** The most that it can cost its sender, value and gas. */
    default BigInteger highestCost() {
        return highestPrice().multiply(BigInteger.valueOf(gas())).add(value().wei());
    }

    default SignedTransaction sign(PrivateKey key) {
        Bytes raw = encoded(key.sign(signingHash()));
        return new SignedTransaction(chainId(), key.address(), nonce(), Hash32.keccak(raw.toArray()), raw);
    }

    /**
     * One gas price; the chain is named in the signature's {@code v} (EIP-155).
     *
     * @param gasPrice wei per gas
     */
    record Legacy(
            long chainId, long nonce, BigInteger gasPrice, long gas, Optional<Address> to, Amount value, Bytes data)
            implements UnsignedTransaction {
        /** Its signature's v is twice the chain id and 36 at most (EIP-155), and is a {@code long} here. */
        private static final long LARGEST_CHAIN = (Long.MAX_VALUE - 36) / 2;

        public Legacy {
            requireSensible(chainId, nonce, gas, gasPrice);
            if (chainId > LARGEST_CHAIN) {
                throw new BadInput("no chain has an id as large as " + chainId);
            }
        }

        @Override
        public BigInteger highestPrice() {
            return gasPrice;
        }

        @Override
        public Hash32 signingHash() {
            return Hash32.keccak(fields(Rlp.number(chainId), Rlp.number(0), Rlp.number(0)));
        }

        @Override
        public Bytes encoded(Signature signature) {
            return Bytes.of(fields(
                    Rlp.number(Math.addExact(Math.multiplyExact(2, chainId), 35 + signature.yParity())),
                    word(signature.r()),
                    word(signature.s())));
        }

        private byte[] fields(byte[] v, byte[] r, byte[] s) {
            return Rlp.list(
                    Rlp.number(nonce),
                    Rlp.number(gasPrice),
                    Rlp.number(gas),
                    Rlp.receiver(to),
                    Rlp.number(value.wei()),
                    Rlp.bytes(data.toArray()),
                    v,
                    r,
                    s);
        }
    }

    /**
     * Base fee and tip (EIP-1559), with an empty access list.
     *
     * @param tip wei per gas for whoever makes the block
     * @param maxFee wei per gas, base fee and tip together
     */
    record DynamicFee(
            long chainId,
            long nonce,
            BigInteger tip,
            BigInteger maxFee,
            long gas,
            Optional<Address> to,
            Amount value,
            Bytes data)
            implements UnsignedTransaction {
        static final byte TYPE = 2;

        public DynamicFee {
            requireSensible(chainId, nonce, gas, maxFee);
            if (tip.signum() < 0 || tip.compareTo(maxFee) > 0) {
                throw new BadInput("the tip must be from zero to the highest fee " + maxFee + ", not " + tip);
            }
        }

        @Override
        public BigInteger highestPrice() {
            return maxFee;
        }

        @Override
        public Hash32 signingHash() {
            return Hash32.keccak(new byte[] {TYPE}, Rlp.list(fields()));
        }

        @Override
        public Bytes encoded(Signature signature) {
            byte[] body = Rlp.list(fields(), Rlp.number(signature.yParity()), word(signature.r()), word(signature.s()));
            byte[] out = new byte[body.length + 1];
            out[0] = TYPE;
            System.arraycopy(body, 0, out, 1, body.length);
            return Bytes.of(out);
        }

        private byte[] fields() {
            return Rlp.concat(
                    Rlp.number(chainId),
                    Rlp.number(nonce),
                    Rlp.number(tip),
                    Rlp.number(maxFee),
                    Rlp.number(gas),
                    Rlp.receiver(to),
                    Rlp.number(value.wei()),
                    Rlp.bytes(data.toArray()),
                    Rlp.list());
        }
    }

    private static byte[] word(Hash32 word) {
        return Rlp.number(new BigInteger(1, word.bytes()));
    }

    private static void requireSensible(long chainId, long nonce, long gas, BigInteger price) {
        if (chainId <= 0 || nonce < 0 || gas <= 0 || price.signum() < 0 || price.bitLength() > 256) {
            throw new BadInput(
                    "no such transaction: chain " + chainId + ", nonce " + nonce + ", gas " + gas + ", price " + price);
        }
    }
}
