package io.stint.hub.agreement;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.DevAccounts;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Step;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An agreement that is told, without a chain: 1000 in the fund, claims up to 400, an arbiter for 40. */
public final class Story {
    public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
    public static final Duration REVIEW = Duration.ofDays(3);
    public static final Duration RULING = Duration.ofDays(10);
    public static final Duration NOTICE = Duration.ofDays(8);
    public static final PrivateKey CLIENT = DevAccounts.KEYS.get(1);
    public static final PrivateKey WORKER = DevAccounts.KEYS.get(2);
    public static final PrivateKey ARBITER = DevAccounts.KEYS.get(3);
    public static final Domain DOMAIN = EscrowDomain.of(31_337, EscrowDeployment.address());

    private final Terms terms;
    private final Hash32 id;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Voucher> vouchers = new ArrayList<>();
    private Optional<Agreement> agreement = Optional.empty();
    private Optional<Closing> closing = Optional.empty();
    private boolean accepted = true;

    private Story(Terms terms) {
        this.terms = terms;
        this.id = terms.id(DOMAIN);
    }

    public static Terms terms() {
        return new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                ARBITER.address(),
                Address.ZERO,
                Address.ZERO,
                Amount.ofWei(400),
                Amount.ofWei(40),
                REVIEW,
                RULING,
                NOTICE,
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                Hash32.keccak("scope"),
                BigInteger.ONE);
    }

    public static Story offered() {
        Story story = new Story(terms());
        story.accepted = false;
        return story;
    }

    public static Story accepted() {
        return new Story(terms());
    }

    public static Story open() {
        Story story = accepted();
        return story.then(new EscrowEvent.Opened(
                story.id, story.terms.client(), story.terms.worker(), Amount.ofWei(1000), story.terms));
    }

    private Story then(EscrowEvent event) {
        Step step = agreement.map(a -> a.after(event)).orElseGet(() -> Agreement.opened((EscrowEvent.Opened) event));
        agreement = Optional.of(step.agreement());
        entries.add(new Entry(event, step.movements(), entries.size(), Hash32.keccak("tx"), START));
        return this;
    }

    public Story approved(long total) {
        vouchers.add(new Voucher(Amount.ofWei(total), Hash32.ZERO, terms.client(), Bytes.EMPTY, START));
        return this;
    }

    public Story drawn(long total) {
        return then(new EscrowEvent.Paid(id, Amount.ofWei(total), Hash32.ZERO));
    }

    /** At the start. */
    public Story claimed(long sum) {
        return then(new EscrowEvent.Claimed(id, 1, Amount.ofWei(sum), START.plus(REVIEW), Hash32.ZERO));
    }

    /** At the start too. */
    public Story disputed(long sum) {
        return claimed(sum)
                .then(new EscrowEvent.Objected(id, 1, Amount.ofWei(40), Amount.ZERO, START.plus(RULING), Hash32.ZERO));
    }

    /** At the start. */
    public Story notice() {
        return then(new EscrowEvent.NoticeGiven(id, START.plus(NOTICE)));
    }

    public Story closed() {
        return then(new EscrowEvent.QuitByWorker(id, agreement.orElseThrow().left()));
    }

    public Story closingBy(Role role) {
        Optional<Bytes> signature = Optional.of(Bytes.EMPTY);
        closing = Optional.of(new Closing(
                agreement.orElseThrow().round(),
                agreement.orElseThrow().drawn(),
                START.plus(NOTICE),
                role == Role.CLIENT ? signature : Optional.empty(),
                role == Role.WORKER ? signature : Optional.empty(),
                START));
        return this;
    }

    public Agreement agreement() {
        return agreement.orElseThrow();
    }

    public Optional<Voucher> best() {
        return vouchers.isEmpty() ? Optional.empty() : Optional.of(vouchers.getLast());
    }

    public Situation seenBy(Role role, Duration later) {
        Address viewer = role.in(terms);
        Offer offer = new Offer(
                id,
                0,
                terms,
                Optional.empty(),
                Optional.empty(),
                Amount.ofWei(1000),
                terms.client(),
                0,
                accepted ? Optional.of(Bytes.EMPTY) : Optional.empty(),
                accepted ? Optional.of(START) : Optional.empty(),
                Optional.empty(),
                START);
        return new Situation(
                id,
                0,
                terms,
                Optional.of(offer),
                agreement.map(a -> new Opened(0, a, entries)),
                vouchers,
                closing,
                Arbitration.NONE,
                viewer,
                Role.of(terms, viewer),
                START.plus(later));
    }
}
