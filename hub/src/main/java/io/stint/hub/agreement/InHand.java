package io.stint.hub.agreement;

import io.stint.hub.agreement.Handed.State;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The claims in hand of an agreement, and what becomes of the hours that they are for. That follows from vouchers, documents
 * and chain each time: what a fork of the chain undoes was not done.
 *
 * @param claims as signed, the oldest first
 * @param looked those of the timesheets that the client's side has looked at
 * @param replaced those of which a newer one of the same period was handed in
 */
public record InHand(List<ClaimInHand> claims, Set<Hash32> looked, Set<Hash32> replaced) {
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration MUCH_LATER = Duration.ofHours(12);

    public static final InHand NOTHING = new InHand(List.of(), Set.of(), Set.of());

    public InHand {
        claims = List.copyOf(claims);
        looked = Set.copyOf(looked);
        replaced = Set.copyOf(replaced);
    }

    /** Whether some of its hours were looked at, or handed in anew: then it is not made any more. */
    public boolean isOver(ClaimInHand claim) {
        return claim.covers().stream().anyMatch(sheet -> looked.contains(sheet) || replaced.contains(sheet));
    }

    /** The hours, the oldest first; of those that were handed in anew the ones that are in a claim. */
    public List<Handed> handed(Agreement agreement, Instant now) {
        Set<Hash32> claimed = claimed(agreement);
        Map<Hash32, Handed> all = new LinkedHashMap<>();
        claims.stream()
                .filter(claim -> claim.covers().size() == 1)
                .filter(claim -> claimed.contains(claim.timesheet()) || !replaced.contains(claim.timesheet()))
                .forEach(first -> all.computeIfAbsent(first.timesheet(), sheet -> {
                    ClaimInHand last = alone(sheet).orElse(first);
                    State state = state(sheet, claimed, agreement, now);
                    return new Handed(sheet, last.period(), last.sum(), last.notBefore(), first.at(), state);
                }));
        return List.copyOf(all.values());
    }

    private State state(Hash32 sheet, Set<Hash32> claimed, Agreement agreement, Instant now) {
        if (claimed.contains(sheet)) {
            return State.CLAIMED;
        }
        if (looked.contains(sheet)) {
            return State.LOOKED;
        }
        boolean waits = claims.stream()
                .filter(claim -> claim.covers().contains(sheet))
                .anyMatch(claim -> canBeMade(claim, claimed, agreement, now));
        return waits ? State.WAITS : State.LATE;
    }

    /** Now or later: its round has not gone by, and none of its hours were looked at, handed in anew or claimed. */
    private boolean canBeMade(ClaimInHand claim, Set<Hash32> claimed, Agreement agreement, Instant now) {
        return claim.round() > agreement.round()
                && !over(claim, agreement, now)
                && !isOver(claim)
                && claim.covers().stream().noneMatch(claimed::contains);
    }

    private static boolean over(ClaimInHand claim, Agreement agreement, Instant now) {
        return agreement.closed()
                || now.isAfter(claim.deadline())
                || agreement.noticeEnd().filter(now::isAfter).isPresent();
    }

    /** Timesheets whose hours are in a claim that the chain has, whatever became of it. */
    private Set<Hash32> claimed(Agreement agreement) {
        Set<Hash32> all = new HashSet<>();
        agreement.claims().values().forEach(made -> all.addAll(covered(made)));
        return all;
    }

    /** What claims that the chain has hold of each timesheet, or have paid; nothing of those that were taken back. */
    public Map<Hash32, Amount> held(Agreement agreement) {
        return held(agreement, made -> made.state() != ClaimState.RETRACTED);
    }

    /**
     * What claims that the chain has hold of each timesheet.
     *
     * @param which claims
     */
    public Map<Hash32, Amount> held(Agreement agreement, Predicate<Claim> which) {
        Map<Hash32, Amount> all = new LinkedHashMap<>();
        agreement.claims().values().stream()
                .filter(which)
                .forEach(made -> parts(made).forEach((sheet, sum) -> all.merge(sheet, sum, Amount::plus)));
        return all;
    }

    /**
     * Of a claim for several timesheets each has what was signed for it alone. Where these do not come to the claim's sum,
     * or one is not known, each has all of it: the worker alone says what they are, and nobody pays a part a second time.
     */
    private Map<Hash32, Amount> parts(Claim made) {
        Set<Hash32> covered = covered(made);
        Map<Hash32, Amount> parts = new LinkedHashMap<>();
        covered.forEach(sheet -> alone(sheet).ifPresent(own -> parts.put(sheet, own.sum())));
        Amount together = parts.values().stream().reduce(Amount.ZERO, Amount::plus);
        if (parts.size() < covered.size() || !together.equals(made.sum())) {
            covered.forEach(sheet -> parts.put(sheet, made.sum()));
        }
        return parts;
    }

    private Set<Hash32> covered(Claim made) {
        Set<Hash32> covered = new HashSet<>(Set.of(made.evidence()));
        claims.stream()
                .filter(claim -> claim.round() == made.round()
                        && claim.timesheet().equals(made.evidence())
                        && claim.sum().equals(made.sum()))
                .forEach(claim -> covered.addAll(claim.covers()));
        return covered;
    }

    /** What was last signed for a timesheet alone. */
    public Optional<ClaimInHand> alone(Hash32 sheet) {
        return claims.stream()
                .filter(claim -> claim.covers().equals(List.of(sheet)))
                .reduce((_, later) -> later);
    }

    /** From when on a claim may be made: not before other hours that it is for would be by themselves. */
    private Instant first(ClaimInHand claim) {
        return claim.covers().stream()
                .filter(sheet -> !sheet.equals(claim.timesheet()))
                .flatMap(sheet -> alone(sheet).map(ClaimInHand::notBefore).stream())
                .reduce(claim.notBefore(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * The claim to make now: of those whose round is the next, the one for the most hours of which none was looked at,
     * handed in anew or claimed. Empty: not now.
     */
    public Optional<ClaimInHand> due(Agreement agreement, Amount approved, Instant now) {
        Claim last = agreement.claims().get(agreement.round());
        if (agreement.closed()) {
            return Optional.empty();
        }
        if (last != null && !now.isAfter(last.reviewEnd())) {
            return Optional.empty();
        }
        Set<Hash32> claimed = claimed(agreement);
        // What is approved is drawn first, and is not there to be claimed.
        Amount most = agreement.terms().claimCap().min(agreement.left().minus(undrawn(agreement, approved)));
        return claims.stream()
                .filter(claim -> claim.round() == agreement.round() + 1)
                .filter(claim -> canBeMade(claim, claimed, agreement, now) && !now.isBefore(first(claim)))
                .filter(claim -> claim.sum().compareTo(most) <= 0)
                .max(Comparator.comparingInt(
                                (ClaimInHand claim) -> claim.covers().size())
                        .thenComparing(ClaimInHand::notBefore, Comparator.reverseOrder()));
    }

    private static Amount undrawn(Agreement agreement, Amount approved) {
        Amount upTo = approved.min(agreement.funded());
        return upTo.compareTo(agreement.drawn()) > 0 ? upTo.minus(agreement.drawn()) : Amount.ZERO;
    }

    /** When to look again; empty: nothing more can come of them. */
    public Optional<Instant> next(Agreement agreement, Instant now) {
        return handed(agreement, now).stream()
                .flatMap(hours -> switch (hours.state()) {
                    case WAITS -> Stream.of(hours.notBefore().isAfter(now) ? hours.notBefore() : now.plus(AGAIN));
                    // A fork of the chain may undo it.
                    case CLAIMED, LATE -> Stream.of(now.plus(MUCH_LATER));
                    case LOOKED -> Stream.empty();
                })
                .filter(at -> !agreement.closed())
                .min(Comparator.naturalOrder());
    }
}
