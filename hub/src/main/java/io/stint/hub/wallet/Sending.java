package io.stint.hub.wallet;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.TxInfo;
import io.stint.chain.send.Relay;
import io.stint.chain.send.TransactionRefused;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Passes on what people's wallets signed, remembers it first, and says what became of it. */
final class Sending {
    private final Layers layers;
    private final SentTransactions table;
    private final Passage passage;
    private final Clock clock;

    Sending(Layers layers, Database database, Passage passage, Clock clock) {
        this.layers = layers;
        this.passage = passage;
        this.table = new SentTransactions(database);
        this.clock = clock;
    }

    /**
     * Passes a signed transaction on; the same bytes any number of times have the effect once.
     *
     * @return its hash
     * @throws BadInput when it is no transaction
     * @throws Problem when it is another chain's or another sender's, or the node does not take it
     */
    Hash32 pass(Address sender, Bytes raw) {
        SignedTransaction transaction = SignedTransaction.read(raw);
        Layer layer = layers.onChain(transaction.chainId())
                .orElseThrow(() -> Problem.refused("This transaction is for chain " + transaction.chainId()
                        + ", the hub is on " + chains() + ". Nothing was sent."));
        if (!transaction.from().equals(sender)) {
            throw Problem.notYours("This transaction is signed by " + transaction.from() + ", not by " + sender + ".");
        }
        passage.check(transaction, layer);
        UnsignedTransaction contents = transaction.unsigned();
        table.note(
                transaction.hash(),
                layer.number(),
                sender,
                Optional.of(raw),
                Optional.of(transaction.nonce()),
                Optional.of(Transfer.of(
                        contents.to(),
                        contents.value(),
                        contents.data(),
                        layer.chain().tokens())),
                clock.instant());
        try {
            table.handOverOnce(
                    transaction.hash(), clock.instant(), () -> new Relay(layer.node()).handOver(transaction));
        } catch (TransactionRefused e) {
            table.forget(transaction.hash());
            throw Problem.refused("The network did not take it: " + e.reason() + ". Nothing was paid.");
        }
        return transaction.hash();
    }

    private String chains() {
        return String.join(
                " and ",
                layers.chains().stream()
                        .map(layer -> Long.toString(layer.chain().chainId()))
                        .toList());
    }

    /**
     * Remembers what a wallet sent to the network itself.
     *
     * @throws Problem when it is somebody else's
     */
    void note(Address sender, Layer layer, Hash32 hash) {
        Optional<TxInfo> known = layer.node().transaction(hash);
        if (known.isPresent() && !known.get().from().equals(sender)) {
            throw Problem.notYours("This transaction is of " + known.get().from() + ", not of " + sender + ".");
        }
        table.note(
                hash,
                layer.number(),
                sender,
                Optional.empty(),
                known.map(TxInfo::nonce),
                known.map(info -> transfer(layer, info)),
                clock.instant());
        of(sender, hash);
    }

    private static Transfer transfer(Layer layer, TxInfo info) {
        return Transfer.of(info.to(), info.value(), info.input(), layer.chain().tokens());
    }

    /** @throws Problem when the sender sent no such transaction through this hub */
    Sent of(Address sender, Hash32 hash) {
        return table.find(hash)
                .filter(sent -> sent.address().equals(sender))
                .orElseThrow(() -> Problem.notFound("You sent no transaction " + hash + " through this hub."));
    }

    /** Those on a chain, the newest first. */
    List<Sent> of(Address sender, Layer chain, long before, int most) {
        List<Integer> there =
                layers.on(chain.chain()).stream().map(Layer::number).toList();
        return table.of(sender, there, before, most);
    }

    /** The chain that it is on. */
    Layer where(Sent sent) {
        return layers.of(sent.layer());
    }

    /** What became of it by now. What the node lost is offered to it again. */
    Fate fate(Sent sent) {
        if (sent.end().isPresent()) {
            return Fate.ended(sent.end().get(), true);
        }
        Layer layer = where(sent);
        Node node = layer.node();
        Optional<Receipt> receipt = node.receipt(sent.hash());
        if (receipt.isPresent()) {
            return inBlock(layer, receipt.get());
        }
        Optional<TxInfo> known = node.transaction(sent.hash());
        if (known.isPresent()) {
            if (sent.nonce().isEmpty() && known.get().from().equals(sent.address())) {
                table.learn(sent.hash(), known.get().nonce(), transfer(layer, known.get()));
            }
            return Fate.WAITING;
        }
        return lost(layer, sent);
    }

    private Fate inBlock(Layer layer, Receipt receipt) {
        Sent.End end = new Sent.End(receipt.blockNumber(), receipt.succeeded());
        boolean isFinal = layer.node().blockNumber() - receipt.blockNumber()
                >= layer.chain().confirmations();
        if (isFinal) {
            table.end(receipt.transaction(), end);
        }
        return Fate.ended(end, isFinal);
    }

    private Fate lost(Layer layer, Sent sent) {
        Node node = layer.node();
        if (sent.nonce().filter(nonce -> node.nonce(sent.address()) > nonce).isPresent()) {
            // Between two questions it may have come into a block.
            return node.receipt(sent.hash()).map(found -> inBlock(layer, found)).orElse(Fate.REPLACED);
        }
        try {
            sent.raw().map(SignedTransaction::read).ifPresent(new Relay(node)::handOver);
            return Fate.WAITING;
        } catch (TransactionRefused _) {
            return Fate.REFUSED;
        }
    }
}
