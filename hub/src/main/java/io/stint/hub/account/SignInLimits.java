package io.stint.hub.account;

import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How often one may ask for a message and try to sign in. By client it is strict. By address, which anybody may name,
 * only failures are counted, and a good signature is taken also when others have used them up: otherwise a stranger could
 * keep somebody out.
 */
final class SignInLimits {
    private final RateLimit nonces;
    private final RateLimit nonceStorms;
    private final RateLimit failures;

    SignInLimits(Clock clock) {
        this.nonces = new RateLimit(20, Duration.ofMinutes(1), clock);
        this.nonceStorms = new RateLimit(200, Duration.ofMinutes(1), clock);
        this.failures = new RateLimit(10, Duration.ofHours(1), clock);
    }

    /** @throws Problem 429 */
    void asks(String client, Address address) {
        nonces.use(client);
        nonceStorms.use(address.hex());
    }

    /**
     * Tries to sign in.
     *
     * @param claimed address in the message, as it was sent
     * @throws Problem 429, or what the attempt throws
     */
    <T> T attempt(String client, String claimed, Supplier<T> attempt) {
        failures.use(client);
        try {
            T done = attempt.get();
            failures.giveBack(client);
            return done;
        } catch (Problem | BadInput e) {
            failures.use(claimed);
            throw e;
        }
    }
}
