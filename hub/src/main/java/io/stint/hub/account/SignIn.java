package io.stint.hub.account;

import io.stint.chain.rpc.Node;
import io.stint.hub.store.Database;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.signin.SignInMessage;
import io.stint.protocol.signin.Timestamp;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Signing in by a wallet's signature (EIP-4361): writes the message, and checks what comes back. */
final class SignIn {
    private static final String STATEMENT = "Sign in to this hub. It costs nothing and lets nobody move your money.";
    private static final String AGAIN = " Ask for a new message and sign that.";
    private static final int COMPACT = 64;
    private static final int WITH_V = 65;

    private final Database database;
    private final Nonces nonces;
    private final long chainId;
    private final Node node;
    private final Clock clock;

    SignIn(Database database, Nonces nonces, long chainId, Node node, Clock clock) {
        this.database = database;
        this.nonces = nonces;
        this.chainId = chainId;
        this.node = node;
        this.clock = clock;
    }

    /** A message for a wallet to sign, good once. */
    String ask(Address address, Place place) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return message(address, place, nonces.issue(address, now), now).text();
    }

    private SignInMessage message(Address address, Place place, String nonce, Instant issued) {
        return new SignInMessage(
                place.domain(),
                address,
                Optional.of(STATEMENT),
                place.uri(),
                chainId,
                nonce,
                Timestamp.of(issued),
                Optional.of(Timestamp.of(issued.plus(Nonces.GOOD))),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /**
     * Whoever signed the message, which nobody can use again afterwards.
     *
     * @throws Problem when it is not this hub's message, not good any more, or not signed by the address in it
     * @throws BadInput when it is no such message at all
     */
    Address check(String text, Bytes signature, Place place) {
        SignInMessage message = SignInMessage.parse(text);
        Instant now = clock.instant();
        requireMeantForUs(message, place);
        if (!message.isGoodAt(now)) {
            throw Problem.refused("The time of this message is over." + AGAIN);
        }
        requireSigned(message, signature);
        Nonces.Issued issued = database.inTransaction(h -> nonces.take(h, message.nonce(), now))
                .orElseThrow(() -> Problem.refused("This message was used already, or its time is over." + AGAIN));
        SignInMessage ours = message(issued.address(), place, message.nonce(), issued.at());
        if (!ours.text().equals(text)) {
            throw Problem.refused("This is not the message that the hub wrote." + AGAIN);
        }
        return message.address();
    }

    private void requireMeantForUs(SignInMessage message, Place place) {
        if (!message.domain().equals(place.domain()) || !message.uri().equals(place.uri())) {
            throw Problem.refused(
                    "This message signs in to " + message.uri() + ", not to " + place.uri() + "." + AGAIN);
        }
        if (message.chainId() != chainId) {
            throw Problem.refused(
                    "This message is for chain " + message.chainId() + ", the hub is on " + chainId + "." + AGAIN);
        }
    }

    private void requireSigned(SignInMessage message, Bytes bytes) {
        Address address = message.address();
        boolean usual = bytes.size() == COMPACT || bytes.size() == WITH_V;
        if (usual && message.isSignedBy(Signature.parse(bytes.toArray()))) {
            return;
        }
        if (isContract(address)) {
            throw Problem.refused("The wallet " + address + " is a contract. Its signatures (ERC-1271) cannot be used "
                    + "here, since agreements check keys. Use an account that has a key of its own.");
        }
        throw Problem.refused("This was not signed by " + address + ". Choose that account in the wallet.");
    }

    /** Only to say it better: when the node does not answer, it is said more generally. */
    private boolean isContract(Address address) {
        try {
            return !node.code(address).isEmpty();
        } catch (StintException _) {
            return false;
        }
    }
}
