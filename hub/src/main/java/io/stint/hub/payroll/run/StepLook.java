package io.stint.hub.payroll.run;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.TxInfo;
import io.stint.chain.send.Relay;
import io.stint.chain.send.TransactionRefused;
import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.agreement.Venue;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the chain says of a step's transactions. Changes nothing, but offers what a node lost to it again. */
final class StepLook {
    private final Venue venue;
    private final Node node;
    private final Run run;

    StepLook(Venue venue, Run run) {
        this.venue = venue;
        this.node = venue.layer().node();
        this.run = run;
    }

    /** What became of a step. */
    sealed interface Found {}

    /**
     * It is in a block.
     *
     * @param moved by agreement, what went in or out; what was passed over is missing
     */
    record InBlock(RunStep.Mined mined, boolean isFinal, Map<Hash32, Amount> moved) implements Found {
        InBlock {
            moved = Map.copyOf(moved);
        }
    }

    /** It may still come into a block, or what is in one may be undone yet. */
    record Waiting() implements Found {}

    /** No block has it, and no node that answers here; signed anew with the same nonce it can be mined once. */
    record Nowhere() implements Found {}

    /**
     * No block has these and no node that answers here, which are told of and of which nobody knows the nonce; those that
     * the wallet had when it was asked are used up. All others of the step can never be mined.
     */
    record Unseen(List<Hash32> transactions) implements Found {
        Unseen {
            transactions = List.copyOf(transactions);
        }
    }

    /** It failed, or its nonces are used up: it can never be mined. */
    record Gone() implements Found {}

    private enum Fate {
        FAILED,
        DEAD,
        WAITING,
        NOWHERE,
        UNSEEN
    }

    Found of(RunStep step) {
        for (RunStep.Try attempt : step.tries()) {
            Optional<Receipt> receipt = node.receipt(attempt.transaction()).filter(Receipt::succeeded);
            if (receipt.isPresent()) {
                return inBlock(step, receipt.get());
            }
        }
        if (step.tries().isEmpty()) {
            return new Nowhere();
        }
        return together(
                step.tries().stream().map(attempt -> fate(step, attempt)).toList(), step.tries());
    }

    private static Found together(List<Fate> fates, List<RunStep.Try> tries) {
        List<Hash32> unseen = IntStream.range(0, tries.size())
                .filter(i -> fates.get(i) == Fate.UNSEEN)
                .mapToObj(i -> tries.get(i).transaction())
                .toList();
        boolean nowhere = fates.contains(Fate.NOWHERE);
        if (fates.contains(Fate.WAITING) || (nowhere && !unseen.isEmpty())) {
            return new Waiting();
        }
        return nowhere ? new Nowhere() : unseen.isEmpty() ? new Gone() : new Unseen(unseen);
    }

    private InBlock inBlock(RunStep step, Receipt receipt) {
        BigInteger price = receipt.gasPrice().orElseGet(node::gasPrice);
        RunStep.Mined mined = new RunStep.Mined(
                receipt.transaction(),
                receipt.blockNumber(),
                Amount.ofWei(price.multiply(BigInteger.valueOf(receipt.gasUsed()))));
        return new InBlock(mined, isFinal(receipt.blockNumber()), moved(step, receipt));
    }

    private boolean isFinal(long block) {
        return node.blockNumber() - block >= venue.chain().confirmations();
    }

    /** By the escrow's own words. */
    private Map<Hash32, Amount> moved(RunStep step, Receipt receipt) {
        Map<Hash32, RunItem> items = new HashMap<>();
        run.itemsOf(step).forEach(item -> items.put(item.agreement(), item));
        Map<Hash32, Amount> moved = new HashMap<>();
        receipt.logs().stream()
                .filter(log -> log.address().equals(venue.layer().escrow()))
                .flatMap(log -> EscrowEvents.read(log.topics(), log.data()).stream())
                .forEach(event -> Optional.ofNullable(items.get(event.agreement()))
                        .flatMap(item -> moved(event, item))
                        .ifPresent(amount -> moved.put(event.agreement(), amount)));
        return moved;
    }

    private static Optional<Amount> moved(EscrowEvent event, RunItem item) {
        return switch (event) {
            case EscrowEvent.Opened opened -> Optional.of(opened.amount());
            case EscrowEvent.ToppedUp up -> Optional.of(up.amount());
            case EscrowEvent.Paid paid when paid.drawn().compareTo(item.total()) >= 0 -> Optional.of(item.amount());
            default -> Optional.empty();
        };
    }

    /** Of what no block has with success. */
    private Fate fate(RunStep step, RunStep.Try attempt) {
        Optional<Receipt> failed = node.receipt(attempt.transaction());
        if (failed.isPresent()) {
            return isFinal(failed.get().blockNumber()) ? Fate.FAILED : Fate.WAITING;
        }
        Optional<TxInfo> known = node.transaction(attempt.transaction());
        if (known.isPresent()) {
            return Fate.WAITING;
        }
        if (attempt.nonce().isEmpty()) {
            return isUsedUp(step.askedNonce()) ? Fate.UNSEEN : Fate.WAITING;
        }
        long nonce = attempt.nonce().get();
        if (node.nonce(run.by()) > nonce) {
            // Used by another transaction; once that is final, this one is dead.
            return isUsedUp(nonce) ? Fate.DEAD : Fate.WAITING;
        }
        return offered(attempt) ? Fate.WAITING : Fate.NOWHERE;
    }

    /** In blocks that are final. */
    private boolean isUsedUp(long nonce) {
        long depth = Math.max(0, node.blockNumber() - venue.chain().confirmations());
        return node.nonceAt(run.by(), depth) > nonce;
    }

    private boolean offered(RunStep.Try attempt) {
        try {
            return attempt.raw()
                    .map(SignedTransaction::read)
                    .filter(new Relay(node)::handOver)
                    .isPresent();
        } catch (TransactionRefused _) {
            return false;
        }
    }
}
