package io.stint.hub.deposit;

import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.OwnOffers;
import io.stint.hub.agreement.Venue;
import io.stint.hub.deposit.DepositStatus.State;
import io.stint.hub.document.Documents;
import io.stint.hub.document.Submission;
import io.stint.hub.moderation.Hidden;
import io.stint.hub.moderation.PostingRules;
import io.stint.hub.web.Problem;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.document.body.ReadingKey;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The deposits of those who post here. */
public final class Deposits implements PostingRules.Vouching {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BITS = 128;

    /** Of one person; who has more is found by the newest. */
    private static final int LOOKED_THROUGH = 20;

    private final Deposit deposit;
    private final PrivateKey keeper;
    private final Venue venue;
    private final Agreements agreements;
    private final Documents documents;
    private final Clock clock;

    /**
     * @param keeper the deposit's holder
     * @param venue the hub's first layer
     */
    public Deposits(
            Deposit deposit, PrivateKey keeper, Venue venue, Agreements agreements, Documents documents, Clock clock) {
        this.deposit = deposit;
        this.keeper = keeper;
        this.venue = venue;
        this.agreements = agreements;
        this.documents = documents;
        this.clock = clock;
    }

    public Deposit asked() {
        return deposit;
    }

    /** How somebody stands now. */
    public DepositStatus of(Handle handle, Address owner) {
        Map<Hash32, Agreement> all = open(handle, owner);
        DepositStatus status = find(all, State.COUNTS, deposit::isWhole)
                .or(() ->
                        find(all, State.LOW, agreement -> agreement.noticeEnd().isEmpty()))
                .or(() -> waiting(handle, owner))
                .or(() -> find(all, State.ENDS, _ -> true).map(ends -> until(ends, all)))
                .orElse(DepositStatus.NONE);
        return Hidden.barred(handle, owner, clock.instant())
                .filter(_ -> status.state() == State.COUNTS)
                .map(until -> new DepositStatus(State.BARRED, status.agreement(), Optional.of(until)))
                .orElse(status);
    }

    private Optional<DepositStatus> waiting(Handle handle, Address owner) {
        return OwnOffers.waiting(handle, venue, owner, deposit.amount(), deposit.holder())
                .map(offer -> DepositStatus.of(State.OFFERED, offer));
    }

    /** With when it is back. */
    private static DepositStatus until(DepositStatus ends, Map<Hash32, Agreement> all) {
        return new DepositStatus(
                ends.state(), ends.agreement(), ends.agreement().map(all::get).flatMap(Agreement::noticeEnd));
    }

    @Override
    public boolean counts(Handle handle, Address owner) {
        return of(handle, owner).state() == State.COUNTS;
    }

    @Override
    public Address holder() {
        return deposit.holder();
    }

    private static Optional<DepositStatus> find(Map<Hash32, Agreement> all, State state, Predicate<Agreement> which) {
        return all.entrySet().stream()
                .filter(one -> which.test(one.getValue()))
                .findFirst()
                .map(one -> DepositStatus.of(state, one.getKey()));
    }

    /** The newest first. */
    private Map<Hash32, Agreement> open(Handle handle, Address owner) {
        List<Hash32> ids = handle.createQuery("""
                        select id from agreement where client = :owner and worker = :holder and layer = :layer
                            and phase <> 'closed' order by opened_at desc, id limit :most""")
                .bind("owner", owner)
                .bind("holder", deposit.holder())
                .bind("layer", venue.number())
                .bind("most", LOOKED_THROUGH)
                .mapTo(Hash32.class)
                .list();
        Map<Hash32, Opened> found = agreements.histories(handle, ids);
        Map<Hash32, Agreement> all = new LinkedHashMap<>();
        ids.forEach(id -> Optional.ofNullable(found.get(id))
                .map(Opened::agreement)
                .filter(agreement -> deposit.isOne(agreement.terms()))
                .ifPresent(agreement -> all.put(id, agreement)));
        return all;
    }

    /**
     * The agreement into which somebody can put a deposit: the one that they have or were offered, or a new one.
     *
     * @param title what it is, for its owner
     * @param description what it is for, and how it comes back
     * @throws Problem when nothing can be sealed for them yet
     */
    Hash32 offer(Handle handle, Address owner, String title, String description) {
        // One after the other: a second click finds what the first made.
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(encode(:owner, 'hex'), 12))")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
        DepositStatus now = of(handle, owner);
        if (now.agreement().isPresent() && now.state() != State.ENDS) {
            return now.agreement().get();
        }
        if (owner.equals(deposit.holder())) {
            throw Problem.conflict("The hub's own key leaves no deposit with itself.");
        }
        Scope scope = new Scope(Salt.random(RANDOM), Optional.empty(), title, description, List.of(), Optional.empty());
        Document document = Document.sign(
                DocumentKind.SCOPE, Instant.ofEpochSecond(clock.instant().getEpochSecond()), scope.json(), keeper);
        SealedDocument sealed = SealedDocument.seal(document, readers(handle, owner), RANDOM);
        documents.accept(handle, Submission.of(sealed));
        // Those over another sum: money that was put into them would count for nothing.
        OwnOffers.withdraw(handle, venue, owner, deposit.holder());
        return OwnOffers.add(
                handle,
                venue,
                deposit.terms(owner, document.id().hash(), new BigInteger(SALT_BITS, RANDOM)),
                deposit.amount(),
                keeper);
    }

    private SequencedMap<Address, PublicReadingKey> readers(Handle handle, Address owner) {
        PublicReadingKey key = documents
                .newest(handle, DocumentKind.READING_KEY, owner)
                .flatMap(held -> held.document().body())
                .map(body -> ReadingKey.parse(body).key())
                .orElseThrow(
                        () -> Problem.conflict(
                                "No reading key of yours is here, for which the description could be sealed. Sign out and in again."));
        SequencedMap<Address, PublicReadingKey> readers = new LinkedHashMap<>();
        readers.put(keeper.address(), ReadingKeyPair.of(keeper).publicKey());
        readers.put(owner, key);
        return readers;
    }
}
