package io.stint.chain.escrow;

import static io.stint.protocol.abi.AbiValue.address;

import io.stint.chain.rpc.EmptyAnswer;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Asks an ERC-20 token, as of the newest block. Every method throws {@link NoToken} when it is none. */
public final class TokenReader {
    private static final int WORD = 32;

    private final Node node;
    private final Address token;

    public TokenReader(Node node, Address token) {
        this.node = node;
        this.token = token;
    }

    /** @return in the token's smallest unit */
    public BigInteger balance(Address owner) {
        return ask(in -> in.uint(256), "balanceOf(address)", address(owner));
    }

    /** @return what {@code spender} may take, in the token's smallest unit; often 2^256-1 */
    public BigInteger allowance(Address owner, Address spender) {
        return ask(in -> in.uint(256), "allowance(address,address)", address(owner), address(spender));
    }

    public int decimals() {
        return ask(in -> in.uint(8).intValueExact(), "decimals()");
    }

    public String symbol() {
        Bytes answer = view("symbol()");
        return read(answer, answer.size() == WORD ? in -> padded(in.hash().bytes()) : in -> text(in.bytes()));
    }

    /**
     * What the token says of itself. Anyone can make a token of any symbol: show the address beside it.
     *
     * @throws NoToken also when its symbol cannot be shown
     */
    public Token token() {
        String symbol = symbol();
        int decimals = decimals();
        try {
            return new Token(token, symbol, decimals);
        } catch (BadInput e) {
            throw new NoToken(token, e);
        }
    }

    private <T> T ask(Function<AbiReader, T> read, String signature, AbiValue... arguments) {
        return read(view(signature, arguments), read);
    }

    private Bytes view(String signature, AbiValue... arguments) {
        try {
            return node.view(token, Calldata.of(signature, AbiValue.tuple(arguments)));
        } catch (EmptyAnswer | Reverted e) {
            throw new NoToken(token, e);
        }
    }

    private <T> T read(Bytes answer, Function<AbiReader, T> read) {
        try {
            return read.apply(new AbiReader(answer.toArray()));
        } catch (BadInput e) {
            throw new NoToken(token, e);
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    /** Older tokens answer a word instead of a string. */
    private static String padded(byte[] word) {
        return new String(word, StandardCharsets.UTF_8).replace("\0", "");
    }
}
