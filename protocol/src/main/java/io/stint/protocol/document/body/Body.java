package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;

/**
 * What a document says. Each kind reads itself with {@code parse} and writes itself with {@link #json}; what is read has
 * exactly one text, so writing it gives the same document again.
 */
public sealed interface Body
        permits ArbiterAcceptance,
                ArbiterOffer,
                Deliverable,
                Evidence,
                Job,
                Message,
                Particulars,
                Profile,
                Proposal,
                ReadingKey,
                Review,
                Scope,
                Timesheet,
                TimesheetApproval {

    DocumentKind kind();

    /**
     * The text to sign.
     *
     * @throws BadInput when a value is one that {@link #parse} refuses
     */
    CanonicalJson json();

    /**
     * Reads the body of a document.
     *
     * @throws BadInput naming the field, its value and what to do, when anything in it breaks a rule of its kind; or when
     *     the kind has no body that is defined
     */
    static Body parse(DocumentKind kind, CanonicalJson json) {
        return switch (kind) {
            case PROFILE -> Profile.parse(json);
            case JOB -> Job.parse(json);
            case PROPOSAL -> Proposal.parse(json);
            case SCOPE -> Scope.parse(json);
            case DELIVERABLE -> Deliverable.parse(json);
            case EVIDENCE -> Evidence.parse(json);
            case MESSAGE -> Message.parse(json);
            case REVIEW -> Review.parse(json);
            case READING_KEY -> ReadingKey.parse(json);
            case ARBITER_OFFER -> ArbiterOffer.parse(json);
            case ARBITER_ACCEPTANCE -> ArbiterAcceptance.parse(json);
            case TIMESHEET -> Timesheet.parse(json);
            case APPROVAL -> TimesheetApproval.parse(json);
            case PARTICULARS -> Particulars.parse(json);
            case VOUCHER ->
                throw new BadInput(
                        "no contents are defined for a document of kind '" + kind + "' yet; use another kind");
        };
    }
}
