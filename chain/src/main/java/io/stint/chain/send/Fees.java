package io.stint.chain.send;

import io.stint.chain.tx.UnsignedTransaction;
import java.math.BigInteger;
import java.util.Optional;

/** What a transaction offers for its gas, in the way that the chain takes it. All prices in wei per gas. */
sealed interface Fees {
    BigInteger HUNDRED = BigInteger.valueOf(100);

    /** The most that it may cost, base fee included. */
    BigInteger highestPrice();

    /** What of it goes to whoever makes the block. */
    BigInteger tip();

    UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action);

    /** The same kind with other prices. */
    Fees with(BigInteger highestPrice, BigInteger tip);

    static Fees of(UnsignedTransaction transaction) {
        return switch (transaction) {
            case UnsignedTransaction.Legacy legacy -> new Flat(legacy.gasPrice());
            case UnsignedTransaction.DynamicFee dynamic -> new BaseAndTip(dynamic.tip(), dynamic.maxFee());
        };
    }

    /**
     * What may take the place of this: each price raised by the percentage at least, and to what others pay now.
     *
     * @return empty when the ceiling is too low for that
     */
    default Optional<Fees> raised(int percent, Fees others, BigInteger ceiling) {
        BigInteger least = raise(highestPrice(), percent);
        if (least.compareTo(ceiling) > 0) {
            return Optional.empty();
        }
        BigInteger price = least.max(others.highestPrice()).min(ceiling);
        return Optional.of(with(price, raise(tip(), percent).max(others.tip()).min(price)));
    }

    /** Rounded up, and never the same. */
    private static BigInteger raise(BigInteger price, int percent) {
        BigInteger raised = price.multiply(BigInteger.valueOf(100L + percent)).add(HUNDRED.subtract(BigInteger.ONE));
        return raised.divide(HUNDRED).max(price.add(BigInteger.ONE));
    }

    record Flat(BigInteger highestPrice) implements Fees {
        @Override
        public BigInteger tip() {
            return highestPrice;
        }

        @Override
        public Fees with(BigInteger price, BigInteger tip) {
            return new Flat(price);
        }

        @Override
        public UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action) {
            return new UnsignedTransaction.Legacy(
                    chainId, nonce, highestPrice, gas, action.to(), action.value(), action.data());
        }
    }

    record BaseAndTip(BigInteger tip, BigInteger highestPrice) implements Fees {
        @Override
        public Fees with(BigInteger price, BigInteger newTip) {
            return new BaseAndTip(newTip, price);
        }

        @Override
        public UnsignedTransaction transaction(long chainId, long nonce, long gas, Action action) {
            return new UnsignedTransaction.DynamicFee(
                    chainId, nonce, tip, highestPrice, gas, action.to(), action.value(), action.data());
        }
    }
}
