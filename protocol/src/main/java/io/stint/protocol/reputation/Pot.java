package io.stint.protocol.reputation;

import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the escrow holds of one agreement, and how long it has lain there. Money that leaves takes its share of the waiting
 * along, so all that is ever earned is at most the sum held times the time: a coin counts in one place at a time.
 */
final class Pot {
    private BigInteger held = BigInteger.ZERO;
    private BigInteger waited = BigInteger.ZERO;
    private BigInteger earned = BigInteger.ZERO;
    private Instant at;
    private Optional<Instant> paid = Optional.empty();

    Pot(Instant opened) {
        this.at = opened;
    }

    void after(Moved moved) {
        Duration passed = Duration.between(at, moved.at());
        waited = waited.add(held.multiply(BigInteger.valueOf(passed.toSeconds())));
        at = moved.at();
        moved.movements().forEach(this::move);
    }

    private void move(Movement movement) {
        BigInteger amount = movement.amount().wei();
        if (movement.to().inside() && !movement.from().inside()) {
            held = held.add(amount);
        } else if (movement.from().inside() && !movement.to().inside()) {
            BigInteger along = waited.multiply(amount).divide(held);
            waited = waited.subtract(along);
            held = held.subtract(amount);
            if (movement.to() == Account.PAYEE) {
                earned = earned.add(along);
                paid = Optional.of(at);
            }
        }
    }

    /** Of what the payee got, in wei seconds. */
    BigInteger earned() {
        return earned;
    }

    /** When the payee got something last. */
    Optional<Instant> paid() {
        return paid;
    }
}
