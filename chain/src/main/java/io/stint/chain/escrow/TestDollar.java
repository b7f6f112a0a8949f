package io.stint.chain.escrow;

import io.stint.chain.local.LocalChain;
import io.stint.chain.send.Action;
import io.stint.chain.send.Sender;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A stablecoin to try things with, on chains of one's own computer. Everybody can make any amount of it, so it is worth
 * nothing anywhere. Its source is beside its bytecode; its address follows from that, as the escrow's does.
 */
public final class TestDollar {
    private static final Bytes INITCODE = initcode();

    /** At this address on every chain on which somebody deploys it. */
    public static final Token TOKEN = new Token(DeterministicDeployer.addressOf(Hash32.ZERO, INITCODE), "tUSD", 6);

    private TestDollar() {}

    /**
     * Deploys it where it is not there.
     *
     * @throws BadInput on a chain that does not count it among its tokens
     */
    public static void deploy(Sender sender) {
        if (!sender.chain().tokens().contains(TOKEN)) {
            throw new BadInput("the test dollar is for chains of one's own, not for "
                    + sender.chain().name());
        }
        if (sender.node().code(TOKEN.address()).isEmpty()) {
            DeterministicDeployer.ensure(sender);
            sender.send(DeterministicDeployer.deployment(Hash32.ZERO, INITCODE));
        }
    }

    /** @param amount in millionths */
    public static void mint(Sender sender, Address to, Amount amount) {
        sender.send(Action.call(TOKEN.address(), minting(to, amount)));
    }

    /** The call that makes some, which anybody may send. */
    public static Bytes minting(Address to, Amount amount) {
        return Calldata.of(
                "mint(address,uint256)", AbiValue.tuple(AbiValue.address(to), AbiValue.uint(amount.wei(), 256)));
    }

    private static Bytes initcode() {
        try (InputStream in = LocalChain.class.getResourceAsStream("TestDollar.hex")) {
            String hex = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            return Bytes.parse("0x" + hex.strip());
        } catch (IOException e) {
            throw new StintException("the test dollar's bytecode cannot be read: " + e.getMessage(), e);
        }
    }
}
