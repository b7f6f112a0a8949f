package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.chain.send.TooMuchGas;
import io.stint.chain.send.TransactionFailed;
import io.stint.chain.tx.SignedTransaction;
import io.stint.hub.layer.Layers;
import io.stint.hub.store.Database;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one job, or several draws together. The wish is in the outbox before it is sent, the result in the database before the outbox forgets it: a
 * job that is done over after a crash at any point finds its own transaction, and is paid once.
 */
final class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 8;

    private final Database database;
    private final Layers layers;
    private final Node node;
    private final Sender sender;
    private final Outbox outbox;
    private final Clock clock;
    private final BooleanSupplier running;

    /** @param running false: it is being stopped, and what goes wrong is left to the next start */
    Sending(
            Database database,
            Layers layers,
            Node node,
            Sender sender,
            Outbox outbox,
            Clock clock,
            BooleanSupplier running) {
        this.database = database;
        this.layers = layers;
        this.node = node;
        this.sender = sender;
        this.outbox = outbox;
        this.clock = clock;
        this.running = running;
    }

    /** @throws RuntimeException when what became of it could not be written down: somebody has to take it up again */
    void send(Shipment job) {
        try {
            if (job.transaction().filter(this::isOfAnotherHub).isPresent()) {
                follow(job, job.transaction().get());
                return;
            }
            bringHome(job, sender.submit(Action.call(layers.of(job.layer()).escrow(), job.call())));
        } catch (Reverted e) {
            failed(job, e);
        } catch (TooMuchGas e) {
            failed(job, e);
        } catch (StintException e) {
            later(job, e);
        } catch (RuntimeException e) {
            if (running.getAsBoolean()) {
                LOG.error("{} broke", job, e);
            }
            later(job, e);
        }
    }

    /** Until its end is known and told, nobody else who wants the same may take the transaction for theirs. */
    private void bringHome(Shipment job, SignedTransaction transaction) {
        try {
            database.transact(h -> ShipmentRows.sent(h, job, transaction.hash(), clock.instant()));
            Receipt receipt = sender.await(transaction);
            done(job, receipt);
            outbox.told(receipt.transaction());
        } catch (TransactionFailed e) {
            note(job, e.receipt());
            failed(job, e);
            outbox.told(e.receipt().transaction());
        } finally {
            // A job whose end could not be written down is done over, and must find this transaction, not send another.
            outbox.release(transaction);
        }
    }

    /** The hub that worked before has its own outbox; what it sent is known by the database and by the node. */
    private boolean isOfAnotherHub(Hash32 transaction) {
        return !outbox.isUntold(transaction) && node.transaction(transaction).isPresent();
    }

    private void follow(Shipment job, Hash32 transaction) {
        Optional<Receipt> receipt = node.receipt(transaction);
        Instant now = clock.instant();
        if (receipt.isEmpty()) {
            String why = "another hub has sent it, and it is in no block yet";
            database.transact(h -> ShipmentRows.later(h, job, why, now.plus(FIRST), now));
        } else if (receipt.get().succeeded()) {
            done(job, receipt.get());
        } else {
            String why = "the contract refused what another hub had sent";
            note(job, receipt.get());
            database.transact(h -> ShipmentRows.failed(h, job, why, now));
        }
    }

    private void done(Shipment job, Receipt receipt) {
        note(job, receipt);
        database.transact(h -> ShipmentRows.done(h, job, receipt, clock.instant()));
    }

    /** Before the job ends, so that none ends without its cost; the same receipt once more says the same. */
    private void note(Shipment job, Receipt receipt) {
        BigInteger paid = receipt.gasPrice().orElseGet(node::gasPrice);
        database.transact(h -> Spending.note(h, job, receipt, paid, clock.instant()));
    }

    /** What a run before noted as done and could not tell the outbox any more. */
    void tellWhatIsKnown() {
        outbox.untold().stream().filter(this::isDone).forEach(transaction -> outbox.told(transaction.hash()));
    }

    private boolean isDone(SignedTransaction transaction) {
        return layers.on(sender.chain()).stream()
                .filter(layer -> transaction
                        .unsigned()
                        .to()
                        .filter(layer.escrow()::equals)
                        .isPresent())
                .anyMatch(layer -> database.with(h -> ShipmentRows.isDone(
                        h, layer.number(), transaction.unsigned().data())));
    }

    private void failed(Shipment job, StintException e) {
        LOG.info("{} failed: {}", job, e.getMessage());
        String why = e instanceof Reverted reverted ? reverted.reason() : words(e);
        database.transact(h -> ShipmentRows.failed(h, job, why, clock.instant()));
    }

    /** The node is away, gas is too dear, the keeper's purse is empty, or it is in no block yet. */
    private void later(Shipment job, RuntimeException e) {
        if (!running.getAsBoolean()) {
            return;
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(job.attempts(), DOUBLINGS));
        Instant now = clock.instant();
        Instant next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        LOG.warn("{} waits: {}", job, words(e));
        database.transact(h -> ShipmentRows.later(h, job, words(e), next, now));
    }

    private static String words(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
