package io.stint.hub.document;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.ArbiterAcceptance;
import io.stint.protocol.document.body.Body;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/** What a document belongs to. A public body says it; of a private one whoever hands it in says it. */
record Place(Optional<Hash32> agreement, Optional<DocumentId> job) {

    /** @throws BadInput when the submission names another place than its body */
    static Place ofPublic(Submission submission, Body body) {
        Place own = switch (body) {
            case Review review -> new Place(Optional.of(review.agreement()), Optional.empty());
            case ArbiterAcceptance answer -> new Place(Optional.of(answer.agreement()), Optional.empty());
            case Job job ->
                new Place(Optional.empty(), Optional.of(job.replaces().orElse(submission.id())));
            default -> new Place(Optional.empty(), Optional.empty());
        };
        requireNone("agreement", submission.agreement().filter(given -> !own.agreement.equals(Optional.of(given))));
        requireNone("job", submission.job().filter(given -> !own.job.equals(Optional.of(given))));
        return own;
    }

    private static void requireNone(String what, Optional<?> other) {
        other.ifPresent(id -> {
            throw new BadInput("the document does not belong to the " + what + " " + id + "; leave that out");
        });
    }

    /** @throws BadInput when the kind belongs to something else than what the submission names */
    static Place ofPrivate(Submission submission) {
        Place place = new Place(submission.agreement(), submission.job());
        String must = place.must(submission.kind());
        if (!must.isEmpty()) {
            throw new BadInput("a " + submission.kind() + " must be handed in with " + must);
        }
        return place;
    }

    private String must(DocumentKind kind) {
        return switch (kind) {
            case PROPOSAL -> job.isPresent() && agreement.isEmpty() ? "" : "its job alone";
            case DELIVERABLE, EVIDENCE, PARTICULARS ->
                agreement.isPresent() && job.isEmpty() ? "" : "its agreement alone";
            case MESSAGE -> agreement.isPresent() != job.isPresent() ? "" : "its agreement or its job, one of them";
            default -> "";
        };
    }
}
