package io.stint.protocol.value;

import io.stint.protocol.BadInput;

/**
 * What is paid with: an ERC-20, or the chain's native coin.
 *
 * @param address the ERC-20's contract; zero for the native coin
 * @param symbol as its makers write it, 1 to 32 visible characters without a space
 * @param decimals how many digits stand behind the point, 0 to 255 as ERC-20 allows
 */
public record Token(Address address, String symbol, int decimals) {
    private static final int NATIVE_DECIMALS = 18;
    private static final int LONGEST_SYMBOL = 32;

    /**
     * Checks that it can be shown and read back.
     *
     * @throws BadInput when the symbol cannot be shown or is sat, gwei or wei, or the decimals do not fit
     */
    public Token {
        if (symbol.isEmpty()
                || symbol.length() > LONGEST_SYMBOL
                || !symbol.codePoints().allMatch(Token::isVisible)) {
            throw new BadInput("a token's symbol is 1 to 32 visible characters without a space, got '" + symbol + "'");
        }
        if (CoinUnit.named(symbol).isPresent()) {
            throw new BadInput("a token cannot be called '" + symbol + "': that is a unit of the native coin");
        }
        if (decimals < 0 || decimals > 255) {
            throw new BadInput("a token has 0 to 255 decimals, got " + decimals);
        }
    }

    /** The chain's own coin, with 18 decimals: {@code rBTC} on Rootstock. */
    public static Token nativeCoin(String symbol) {
        return new Token(Address.ZERO, symbol, NATIVE_DECIMALS);
    }

    public boolean isNative() {
        return address.isZero();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
