package io.stint.hub.document;

import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Profile;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a document must be before it is stored. */
final class Verification {
    /** How much an author's clock may be ahead of the hub's. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** Nothing of Stint was signed before. */
    static final Instant OLDEST = Instant.parse("2026-01-01T00:00:00Z");

    private Verification() {}

    /**
     * Checks all that a hub can check: kind, canonical body or sealed form, id, place, the author's signature, the time.
     *
     * @throws BadInput when the document breaks a rule of the protocol
     * @throws Problem when its time cannot be
     */
    static Stored verify(Submission submission, Instant now) {
        requireTime(submission, submission.createdAt(), now);
        return submission.kind().isPublic() ? published(submission) : sealed(submission);
    }

    /** Checks the time that a public document was said before. */
    static void requireEarlier(Submission submission, Published.Earlier first, Instant now) {
        requireTime(submission, first.at(), now);
        if (!first.at().isBefore(submission.createdAt())) {
            throw new BadInput("the first time of the " + submission.kind() + ", " + first.at()
                    + ", is not before the last, " + submission.createdAt());
        }
        Document.requireSigned(submission.kind(), first.at(), submission.id(), submission.author(), first.signature());
    }

    private static void requireTime(Submission submission, Instant at, Instant now) {
        if (at.isAfter(now.plus(AHEAD))) {
            throw Problem.refused("The " + submission.kind() + " says that it is of " + at
                    + ", which is yet to come: it is " + now + " now. Set the clock of the device that signs.");
        }
        if (at.isBefore(OLDEST)) {
            throw Problem.refused("The " + submission.kind() + " says that it is of " + at
                    + ", before there was Stint. Set the clock of the device that signs.");
        }
    }

    private static Stored published(Submission submission) {
        if (submission.sealed().isPresent()) {
            throw new BadInput("a " + submission.kind() + " is public; hand it in unsealed");
        }
        CanonicalJson json = submission.body().orElseThrow(() -> missing(submission, "body"));
        DocumentId id = DocumentId.of(json);
        Document.requireSigned(
                submission.kind(), submission.createdAt(), id, submission.author(), submission.signature());
        if (!id.equals(submission.id())) {
            throw new BadInput("the id " + submission.id() + " is not that of the body, which is " + id);
        }
        Body body = Body.parse(submission.kind(), json);
        if (!submission.files().isEmpty()) {
            throw new BadInput("a " + submission.kind() + " is public and names its files itself; leave 'files' out");
        }
        return stored(submission, Set.of(), Place.ofPublic(submission, body), files(body), Optional.of(body));
    }

    private static Set<Hash32> files(Body body) {
        return body instanceof Profile profile
                ? profile.portfolio().stream()
                        .flatMap(work -> work.blob().stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Stored sealed(Submission submission) {
        if (submission.body().isPresent()) {
            throw new BadInput("a " + submission.kind() + " is private; seal it for its readers");
        }
        if (submission.kind() == DocumentKind.VOUCHER) {
            throw new BadInput("a " + submission.kind() + " is not handed in as a document; vouchers are given by"
                    + " approving in the agreement's room");
        }
        SealedForm form = submission.sealed().orElseThrow(() -> missing(submission, "sealed"));
        SealedDocument document = new SealedDocument(
                submission.id(),
                submission.kind(),
                submission.createdAt(),
                submission.author(),
                submission.signature(),
                form);
        Set<Address> readers = document.sealed().readers().stream()
                .map(SealedForm.Reader::address)
                .collect(Collectors.toSet());
        return stored(submission, readers, Place.ofPrivate(submission), submission.files(), Optional.empty());
    }

    private static BadInput missing(Submission submission, String what) {
        return new BadInput("the " + submission.kind() + " has no '" + what + "'; give it");
    }

    private static Stored stored(
            Submission submission, Set<Address> readers, Place place, Set<Hash32> files, Optional<Body> contents) {
        return new Stored(
                submission.id(),
                submission.kind(),
                submission.author(),
                submission.createdAt(),
                submission.body(),
                readers,
                place.agreement(),
                place.job(),
                files,
                contents);
    }
}
