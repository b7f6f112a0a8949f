package io.stint.hub.document;

import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A public document that another hub serves; its signatures were checked.
 *
 * @param latest when its author said it last
 * @param first when its author said it first, if that was another time
 */
public record Published(Stored document, Saying latest, Optional<Saying> first) {

    /**
     * What is said of a document that was served; nothing of it has been checked.
     *
     * @param first the time and the signature of the first saying
     */
    public record Claim(
            DocumentId id,
            DocumentKind kind,
            Address author,
            Instant createdAt,
            Signature signature,
            Optional<Earlier> first) {}

    /** An earlier time, and what was signed then. */
    public record Earlier(Instant at, Signature signature) {}

    /**
     * Checks a document exactly as one that its author hands in.
     *
     * @throws io.stint.protocol.BadInput when it breaks a rule of the protocol
     * @throws io.stint.hub.web.Problem when its time cannot be
     */
    public static Published verify(Claim claim, CanonicalJson body, Instant now) {
        Submission submission = new Submission(
                claim.id(),
                claim.kind(),
                claim.author(),
                claim.createdAt(),
                claim.signature(),
                Optional.of(body),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of());
        Stored stored = Verification.verify(submission, now);
        claim.first().ifPresent(first -> Verification.requireEarlier(submission, first, now));
        return new Published(
                stored,
                saying(claim.createdAt(), claim.signature()),
                claim.first().map(first -> saying(first.at(), first.signature())));
    }

    /** How much a document's time may be ahead of this hub's before it is refused by {@link #verify}. */
    public static Duration ahead() {
        return Verification.AHEAD;
    }

    private static Saying saying(Instant at, Signature signature) {
        return new Saying(at, Bytes.of(signature.compact()));
    }

    Instant earliest() {
        return first.map(Saying::at).orElse(latest.at());
    }

    /** The sayings, the first one first, as what features follow. */
    List<Stored> sayings() {
        return Stream.concat(first.stream(), Stream.of(latest))
                .map(saying -> document.at(saying.at()))
                .toList();
    }

    public DocumentName name() {
        return new DocumentName(document.id(), document.author());
    }
}
