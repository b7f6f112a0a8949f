package io.stint.hub.agreement;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.hub.web.Problem;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.ArbiterAcceptance;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what arbiters answer. Here they answer terms on which they were asked; what comes from other hubs is of terms that
 * this one may never see, and counts once the chain shows an agreement that names its author.
 */
public final class ArbiterAnswers implements DocumentListener {
    private final Agreements agreements;

    public ArbiterAnswers(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.ARBITER_ACCEPTANCE;
    }

    @Override
    public void stored(Handle handle, Stored document) {
        ArbiterAcceptance answer = read(document);
        Situation s = agreements.of(handle, answer.agreement(), document.author());
        s.require(Role.ARBITER);
        if (s.opened().isPresent()) {
            throw Problem.conflict("The agreement is open already; by its terms you are its arbiter.");
        }
        if (s.offer().flatMap(Offer::withdrawnAt).isPresent()) {
            throw Problem.conflict("The offer was withdrawn; there is nothing to answer any more.");
        }
        write(handle, document, answer);
        Changes.tell(handle, answer.agreement(), "offer");
    }

    @Override
    public void storedTogether(Handle handle, List<Stored> documents) {
        documents.forEach(document -> write(handle, document, read(document)));
    }

    @Override
    public void replayed(Handle handle, Stored document) {
        write(handle, document, read(document));
    }

    private static ArbiterAcceptance read(Stored document) {
        return ArbiterAcceptance.parse(document.body().orElseThrow());
    }

    /** Of two of the same second, the greater id is the later. */
    private static void write(Handle handle, Stored document, ArbiterAcceptance answer) {
        handle.createUpdate("""
                        insert into arbiter_answer (agreement, arbiter, version, created_at, accepts)
                        values (:agreement, :arbiter, :version, :at, :accepts)
                        on conflict (agreement, arbiter) do update set
                            version = excluded.version, created_at = excluded.created_at, accepts = excluded.accepts
                        where (arbiter_answer.created_at, arbiter_answer.version)
                            < (excluded.created_at, excluded.version)""")
                .bind("agreement", answer.agreement())
                .bind("arbiter", document.author())
                .bind("version", document.id())
                .bind("at", document.createdAt())
                .bind("accepts", answer.accepts())
                .execute();
    }
}
