package io.stint.chain.feed;

import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A price feed on a local chain that says what a test tells it; its source is beside its bytecode. */
public final class Aggregator implements AutoCloseable {
    /** Deploys nothing else in tests, so that its nonce is its own. */
    private static final int DEPLOYER = 9;

    private static final BigInteger TWO_256 = BigInteger.ONE.shiftLeft(256);

    private final Outbox outbox;
    private final Sender sender;
    private final Address address;

    private Aggregator(Outbox outbox, Sender sender, Address address) {
        this.outbox = outbox;
        this.sender = sender;
        this.address = address;
    }

    public static Aggregator deploy(LocalChain chain, Path folder) {
        Outbox outbox = Outbox.open(folder, chain.profile().chainId());
        Sender sender =
                new Sender(chain.profile(), chain.node(), DevAccounts.KEYS.get(DEPLOYER), outbox, Progress.SILENT);
        Address by = DevAccounts.KEYS.get(DEPLOYER).address();
        long nonce = chain.node().nonce(by);
        sender.send(new Action(Optional.empty(), Amount.ZERO, bytecode()));
        return new Aggregator(outbox, sender, created(by, nonce));
    }

    public Address address() {
        return address;
    }

    /** @param answer may be negative, in hundred-millionths */
    public Aggregator says(long round, long answer, Instant updated, long answeredIn) {
        return call(
                "say(uint80,int256,uint256,uint80)",
                number(BigInteger.valueOf(round)),
                number(BigInteger.valueOf(answer).mod(TWO_256)),
                number(BigInteger.valueOf(updated.getEpochSecond())),
                number(BigInteger.valueOf(answeredIn)));
    }

    public Aggregator is(int decimals, String description) {
        return call(
                "describe(uint8,string)",
                number(BigInteger.valueOf(decimals)),
                AbiValue.bytes(Bytes.of(description.getBytes(StandardCharsets.UTF_8))));
    }

    private Aggregator call(String signature, AbiValue... arguments) {
        sender.send(Action.call(address, Calldata.of(signature, AbiValue.tuple(arguments))));
        return this;
    }

    private static AbiValue number(BigInteger value) {
        return AbiValue.uint(value, 256);
    }

    private static Bytes bytecode() {
        try (InputStream in = Aggregator.class.getResourceAsStream("Aggregator.hex")) {
            String hex = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            return Bytes.parse("0x" + hex.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By CREATE: the last 20 bytes of keccak(rlp(sender, nonce)), for nonces below 128. */
    private static Address created(Address sender, long nonce) {
        byte[] rlp = new byte[23];
        rlp[0] = (byte) 0xd6;
        rlp[1] = (byte) 0x94;
        System.arraycopy(sender.bytes(), 0, rlp, 2, 20);
        rlp[22] = (byte) (nonce == 0 ? 0x80 : nonce);
        return Address.of(java.util.Arrays.copyOfRange(Hash32.keccak(rlp).bytes(), 12, 32));
    }

    @Override
    public void close() {
        outbox.close();
    }
}
