package io.stint.hub.agreement;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Review;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What belongs to an agreement is written by those who take part in it, and a review by a side of one that was paid. */
public final class PartiesOnly implements DocumentListener {
    private static final Set<DocumentKind> KINDS = Set.of(
            DocumentKind.SCOPE,
            DocumentKind.DELIVERABLE,
            DocumentKind.EVIDENCE,
            DocumentKind.TIMESHEET,
            DocumentKind.APPROVAL,
            DocumentKind.VOUCHER,
            DocumentKind.PARTICULARS,
            DocumentKind.MESSAGE,
            DocumentKind.REVIEW);

    private final Agreements agreements;

    public PartiesOnly(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public boolean wants(DocumentKind kind) {
        return KINDS.contains(kind);
    }

    @Override
    public void stored(Handle handle, Stored document) {
        if (document.kind() == DocumentKind.REVIEW) {
            Review review = document.body()
                    .map(Review::parse)
                    .orElseThrow(() -> Problem.badRequest("A review is public; it is not sealed."));
            review(handle, document, review);
        } else if (document.kind() == DocumentKind.APPROVAL) {
            agreements.of(handle, about(document), document.author()).require(Role.CLIENT, Role.APPROVER);
        } else if (document.kind() == DocumentKind.TIMESHEET) {
            Hash32 id = document.agreement()
                    .orElseThrow(() -> Problem.badRequest("A timesheet belongs to an agreement; name it."));
            agreements.of(handle, id, document.author()).require(Role.WORKER);
        } else if (document.kind() == DocumentKind.PARTICULARS) {
            particulars(handle, document);
        } else {
            document.agreement().ifPresent(id -> agreements.of(handle, id, document.author()));
        }
    }

    private static Hash32 about(Stored document) {
        return document.agreement()
                .orElseThrow(() -> Problem.badField("agreement", "Say for which agreement it approves hours."));
    }

    /** Who somebody is by law is for the other side alone, not for whoever approves or judges. */
    private void particulars(Handle handle, Stored document) {
        Situation s = agreements.of(handle, document.agreement().orElseThrow(), document.author());
        s.require(Role.CLIENT, Role.WORKER);
        List<Address> sides = List.of(s.terms().client(), s.terms().worker());
        document.readers().stream()
                .filter(reader -> !sides.contains(reader))
                .findFirst()
                .ifPresent(reader -> {
                    throw Problem.badField(
                            "sealed",
                            "Particulars are for client and worker alone, not for " + reader
                                    + ". Seal them for these two.");
                });
    }

    /** It makes nothing of documents, and whether they may be here was asked when they came. */
    @Override
    public void replayed(Handle handle, Stored document) {}

    private void review(Handle handle, Stored document, Review review) {
        Hash32 id = review.agreement();
        Situation s = agreements.of(handle, id, document.author());
        s.require(Role.CLIENT, Role.WORKER);
        Role other = s.is(Role.CLIENT) ? Role.WORKER : Role.CLIENT;
        if (!review.of().equals(other.in(s.terms()))) {
            throw Problem.badField("of", "A review is of the other side, " + other.in(s.terms()) + ".");
        }
        if (s.onChain().ledger().receivedBy(Account.PAYEE).isZero()) {
            throw Problem.refused("Nothing was paid by this agreement yet; a review counts for paid work only.");
        }
    }
}
