package io.stint.hub.wallet;

import io.stint.chain.send.Action;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction moves, as far as its own bytes tell: coin, or a known token by {@code transfer}.
 *
 * @param recipient empty: a contract is created
 * @param token zero: the native coin
 */
record Transfer(Optional<Address> recipient, Address token, Amount amount) {
    private static final String SIGNATURE = "transfer(address,uint256)";
    private static final int SELECTOR = 4;
    private static final int WORD = 32;

    /** What sends money to somebody. */
    static Action action(Address to, Money money) {
        if (money.token().isNative()) {
            return Action.transfer(to, money.amount());
        }
        AbiValue arguments = AbiValue.tuple(AbiValue.address(to), AbiValue.amount(money.amount()));
        return Action.call(money.token().address(), Calldata.of(SIGNATURE, arguments));
    }

    /** @param tokens that are known */
    static Transfer of(Optional<Address> to, Amount value, Bytes data, List<Token> tokens) {
        byte[] bytes = data.toArray();
        boolean known = tokens.stream()
                .map(Token::address)
                .anyMatch(token -> to.filter(token::equals).isPresent());
        boolean transfer = known
                && value.isZero()
                && bytes.length == SELECTOR + 2 * WORD
                && Arrays.equals(Calldata.selector(SIGNATURE), Arrays.copyOf(bytes, SELECTOR));
        if (!transfer) {
            return new Transfer(to, Address.ZERO, value);
        }
        int end = SELECTOR + WORD;
        Address recipient = Address.of(Arrays.copyOfRange(bytes, end - Address.LENGTH, end));
        Amount amount = Amount.ofWei(new BigInteger(1, Arrays.copyOfRange(bytes, end, end + WORD)));
        return new Transfer(Optional.of(recipient), to.orElseThrow(), amount);
    }
}
