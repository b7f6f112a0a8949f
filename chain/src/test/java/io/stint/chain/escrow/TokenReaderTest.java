package io.stint.chain.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenReaderTest {
    private static final Address TOKEN = Address.parse("0x00000000000000000000000000000000000000f0");
    private static final Address SOMEBODY = Address.parse("0x00000000000000000000000000000000000000aa");
    private static LocalChain chain;

    @BeforeAll
    static void start() {
        chain = TestChain.start();
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @Test
    void numbersAreRead() {
        TokenReader token = answering(word("%064x".formatted(18)));
        assertThat(token.decimals()).isEqualTo(18);
        assertThat(token.balance(SOMEBODY)).isEqualTo(BigInteger.valueOf(18));
        assertThat(token.allowance(SOMEBODY, TOKEN)).isEqualTo(BigInteger.valueOf(18));
    }

    @Test
    void anUnlimitedAllowanceIsRead() {
        assertThat(answering(word("f".repeat(64))).allowance(SOMEBODY, TOKEN).bitLength())
                .isEqualTo(256);
    }

    @Test
    void symbolsAreReadAsStringsAndAsWords() {
        assertThat(answering(word("%064x".formatted(32)) + word("%064x".formatted(3)) + word(padded("RIF")))
                        .symbol())
                .isEqualTo("RIF");
        assertThat(answering(word(padded("MKR"))).symbol()).isEqualTo("MKR");
    }

    @Test
    void whatIsNoTokenIsSaidSo() {
        TokenReader nobody = new TokenReader(chain.node(), SOMEBODY);
        assertThatThrownBy(nobody::decimals).isInstanceOf(NoToken.class).hasMessageContaining("no ERC-20 token");
        assertThatThrownBy(() -> answering(word("f".repeat(64))).decimals()).isInstanceOf(NoToken.class);
        assertThatThrownBy(() -> answering("60").decimals()).isInstanceOf(NoToken.class);
        assertThatThrownBy(() -> answering(word("%064x".formatted(18))).token()).isInstanceOf(NoToken.class);
    }

    /** A contract that answers the same to everything: it copies what stands behind its fourteen bytes of code. */
    private static TokenReader answering(String hex) {
        String size = "%04x".formatted(hex.length() / 2);
        String code = "0x61" + size + "600e60003961" + size + "6000f3" + hex;
        chain.node().rpc().once("anvil_setCode", TOKEN.hex(), code);
        return new TokenReader(chain.node(), TOKEN);
    }

    private static String word(String hex) {
        assertThat(hex).hasSize(64);
        return hex;
    }

    private static String padded(String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
        return hex + "0".repeat(64 - hex.length());
    }
}
