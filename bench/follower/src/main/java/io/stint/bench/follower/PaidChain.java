package io.stint.bench.follower;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A local chain on which a client pays some workers again and again, a block each time. */
final class PaidChain implements AutoCloseable {
    static final int WORKERS = 20;

    private static final PrivateKey CLIENT = DevAccounts.KEYS.get(0);
    private static final PrivateKey WORKER = DevAccounts.KEYS.get(1);
    private static final long GAS = 6_800_000;
    private static final long FUND = 1_000_000;

    private final LocalChain chain;
    private final Node node;
    private final Domain domain;
    private long first;

    private PaidChain(LocalChain chain) {
        this.chain = chain;
        this.node = chain.node();
        this.domain = EscrowDomain.of(chain.profile().chainId(), EscrowDeployment.address());
    }

    /** Starts a chain and lets the client pay all workers so many times. */
    static PaidChain of(Path project, int payments) throws IOException {
        PaidChain paid = new PaidChain(LocalChain.start(LocalChainSettings.of(Anvil.find(project))));
        try {
            paid.deploy();
            paid.node.rpc().once("evm_setAutomine", false);
            List<Terms> agreements =
                    LongStream.range(0, WORKERS).mapToObj(PaidChain::terms).toList();
            agreements.forEach(paid::open);
            paid.first = paid.node.blockNumber() + 1;
            for (int total = 1; total <= payments; total++) {
                paid.pay(agreements, Amount.ofWei(total));
            }
            return paid;
        } catch (IOException | RuntimeException e) {
            paid.close();
            throw e;
        }
    }

    LocalChain local() {
        return chain;
    }

    /** The first block with payments. */
    long first() {
        return first;
    }

    @Override
    public void close() {
        chain.close();
    }

    private void deploy() throws IOException {
        Path folder = Files.createTempDirectory("stint-bench");
        folder.toFile().deleteOnExit();
        try (Outbox outbox = Outbox.open(folder, chain.profile().chainId())) {
            EscrowDeployment.deploy(new Sender(chain.profile(), node, CLIENT, outbox, Progress.SILENT));
        }
    }

    private void open(Terms terms) {
        Bytes signature = Bytes.of(WORKER.sign(terms.id(domain)).compact());
        Amount fund = Amount.ofWei(FUND);
        send(new EscrowCall.Open(terms, fund, signature, Message.NEVER, Bytes.EMPTY), fund);
    }

    private void pay(List<Terms> agreements, Amount total) {
        Hash32 memo = Hash32.keccak("hours of week " + total.wei());
        send(
                new EscrowCall.PayMany(agreements.stream()
                        .map(terms -> new EscrowCall.Pay(terms, total, memo, new Approval.Direct()))
                        .toList()),
                Amount.ZERO);
    }

    /** In a block of its own. The chain signs for its own accounts, which is faster. */
    private void send(EscrowCall call, Amount value) {
        node.rpc()
                .once(
                        "eth_sendTransaction",
                        Map.of(
                                "from", CLIENT.address().hex(),
                                "to", EscrowDeployment.address().hex(),
                                "gas", "0x" + Long.toHexString(GAS),
                                "value", "0x" + value.wei().toString(16),
                                "data", call.data().hex()));
        node.rpc().once("evm_mine");
    }

    private static Terms terms(long salt) {
        return new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                Amount.ofWei(100),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                new BasisPoints(0),
                Hash32.keccak("scope"),
                BigInteger.valueOf(salt));
    }
}
