package io.stint.chain.send;

import io.stint.chain.FaultyNode;
import io.stint.chain.local.LocalChain;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A new key with money, an outbox, and a faulty node between it and a chain; it remembers what it is told. */
final class Desk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final PrivateKey key = PrivateKey.generate(new SecureRandom());
    final Address receiver = PrivateKey.generate(new SecureRandom()).address();
    final Node node;
    final FaultyNode faulty;
    final List<Hash32> replaced = Collections.synchronizedList(new ArrayList<>());
    final List<Hash32> adopted = Collections.synchronizedList(new ArrayList<>());
    final List<Hash32> dropped = Collections.synchronizedList(new ArrayList<>());

    private final LocalChain chain;
    private final Path folder;
    private Outbox outbox;
    private Runnable meanwhile = () -> {};

    Desk(LocalChain chain, Path folder) throws IOException {
        this.chain = chain;
        this.folder = folder;
        this.node = chain.node();
        this.faulty = new FaultyNode(chain.endpoint());
        this.outbox = Outbox.open(folder, chain.profile().chainId());
        fund(key, BigInteger.TEN.pow(18));
        mine();
    }

    Outbox outbox() {
        return outbox;
    }

    /** As after a restart. */
    void reopen() {
        outbox.close();
        outbox = Outbox.open(folder, chain.profile().chainId());
    }

    Sender sender() {
        return sender(chain.profile());
    }

    Sender sender(ChainProfile profile) {
        return sender(profile, key, PATIENCE);
    }

    Sender sender(ChainProfile profile, PrivateKey by, Duration patience) {
        return new Sender(ChainProfilesForTest.quick(profile), faulty.node(), by, outbox, progress(), patience);
    }

    /** One that sends nothing again while a block may yet come. */
    Sender unhurried() {
        return new Sender(chain.profile(), faulty.node(), key, outbox, progress(), PATIENCE);
    }

    Action pay(long wei) {
        return Action.transfer(receiver, Amount.ofWei(wei));
    }

    long paid() {
        return node.balance(receiver).wei().longValueExact();
    }

    long nonce() {
        return node.nonce(key.address());
    }

    void fund(PrivateKey account, BigInteger wei) {
        node.rpc().once("anvil_setBalance", account.address().hex(), "0x" + wei.toString(16));
    }

    /** What happens each time that somebody looks for a receipt in vain. */
    void meanwhile(Runnable what) {
        meanwhile = what;
    }

    void automine(boolean on) {
        node.rpc().once("evm_setAutomine", on);
    }

    void mine() {
        node.rpc().once("evm_mine");
    }

    /** What the node says that gas costs. */
    void quote(UnaryOperator<BigInteger> change) {
        faulty.change("eth_gasPrice", price -> hex(change.apply(number(price))));
    }

    static JsonNode hex(BigInteger number) {
        return StringNode.valueOf("0x" + number.toString(16));
    }

    static BigInteger number(JsonNode hex) {
        return new BigInteger(hex.asString().substring(2), 16);
    }

    @Override
    public void close() {
        automine(true);
        mine();
        faulty.close();
        outbox.close();
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void waiting(Hash32 transaction, Duration waited, Duration blockTime) {
                meanwhile.run();
            }

            @Override
            public void replaced(Hash32 old, Hash32 by, BigInteger price) {
                replaced.add(by);
            }

            @Override
            public void adopted(Hash32 transaction) {
                adopted.add(transaction);
            }

            @Override
            public void dropped(Hash32 transaction, String reason) {
                dropped.add(transaction);
            }
        };
    }
}
