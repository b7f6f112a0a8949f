package io.stint.bench.scale;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.Anvil;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowDomain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A local chain on which agreements are really opened and paid, a hundred in a transaction. */
public final class Escrows implements AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final long GAS = 25_000_000;

    private final LocalChain chain;
    private final Node node;
    private final Domain domain;

    private Escrows(LocalChain chain) {
        this.chain = chain;
        this.node = chain.node();
        this.domain = EscrowDomain.of(chain.profile().chainId(), EscrowDeployment.address());
    }

    /** @param folder for what is sent */
    public static Escrows start(Path project, Path folder) {
        Escrows escrows = new Escrows(LocalChain.start(LocalChainSettings.of(Anvil.find(project))));
        try (Outbox outbox = Outbox.open(folder, escrows.chain.profile().chainId())) {
            EscrowDeployment.deploy(new Sender(
                    escrows.chain.profile(), escrows.node, DevAccounts.KEYS.getFirst(), outbox, Progress.SILENT));
            return escrows;
        } catch (RuntimeException e) {
            escrows.close();
            throw e;
        }
    }

    public URI endpoint() {
        return chain.endpoint();
    }

    long head() {
        return node.blockNumber();
    }

    /** The contract and chain for which is signed. */
    public Domain domain() {
        return domain;
    }

    /** Opens agreements that both sides have signed. */
    public void open(List<EscrowCall.Open> all) {
        for (int i = 0; i < all.size(); i += AT_ONCE) {
            send(new EscrowCall.OpenMany(all.subList(i, Math.min(all.size(), i + AT_ONCE))));
        }
    }

    /** Opens the agreements of these numbers, pays what is drawn of them, and returns them. */
    List<Deal> open(int from, int to, int people) {
        List<Deal> deals = IntStream.range(from, to)
                .parallel()
                .mapToObj(i -> Deal.of(i, people, domain))
                .toList();
        for (int i = 0; i < deals.size(); i += AT_ONCE) {
            List<Deal> some = deals.subList(i, Math.min(deals.size(), i + AT_ONCE));
            send(new EscrowCall.OpenMany(
                    some.parallelStream().map(deal -> deal.opening(domain)).toList()));
            send(new EscrowCall.PayMany(some.stream()
                    .filter(deal -> deal.drawn() > 0)
                    .map(Deal::payment)
                    .toList()));
        }
        return deals;
    }

    /** The chain signs for its own accounts, which is faster; the agreements' clients have signed theirs. */
    private void send(EscrowCall call) {
        node.rpc()
                .once(
                        "eth_sendTransaction",
                        Map.of(
                                "from",
                                DevAccounts.KEYS.getFirst().address().hex(),
                                "to",
                                EscrowDeployment.address().hex(),
                                "gas",
                                "0x" + Long.toHexString(GAS),
                                "value",
                                "0x" + call.value().toString(16),
                                "data",
                                call.data().hex()));
    }

    @Override
    public void close() {
        chain.close();
    }
}
