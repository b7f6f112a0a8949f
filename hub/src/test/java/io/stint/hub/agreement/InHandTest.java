package io.stint.hub.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Weeks that are handed in, looked at, forgotten and claimed in any order, a unit of money each. */
class InHandTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int WAIT = 3;

    private final List<ClaimInHand> claims = new ArrayList<>();
    private final Set<Hash32> looked = new HashSet<>();
    private final Set<Hash32> replaced = new HashSet<>();
    private final Set<Hash32> claimed = new HashSet<>();
    private final List<Hash32> weeks = new ArrayList<>();
    private Agreement agreement = Story.open().agreement();
    private Instant now = Story.START;

    @BeforeTry
    void anew() {
        claims.clear();
        looked.clear();
        replaced.clear();
        claimed.clear();
        weeks.clear();
        agreement = Story.open().agreement();
        now = Story.START;
    }

    private InHand inHand() {
        return new InHand(claims, looked, replaced);
    }

    private static Hash32 id() {
        return Story.terms().id(Story.DOMAIN);
    }

    private List<Hash32> waiting() {
        return weeks.stream()
                .filter(week -> !looked.contains(week) && !claimed.contains(week))
                .toList();
    }

    /** Signs what the page signs: alone for each round that may come, and all together. */
    private void handIn() {
        List<Hash32> before = waiting().stream().limit(4).toList();
        Hash32 week = Hash32.keccak("week " + weeks.size());
        IntStream.rangeClosed(0, before.size()).forEach(i -> sign(week, agreement.round() + 1 + i, List.of(week)));
        if (!before.isEmpty()) {
            List<Hash32> all = new ArrayList<>(before);
            all.add(week);
            sign(week, agreement.round() + 1, all);
        }
        weeks.add(week);
    }

    private void sign(Hash32 week, int round, List<Hash32> covers) {
        sign(week, round, covers, covers.size());
    }

    private void sign(Hash32 week, int round, List<Hash32> covers, int sum) {
        sign(week, round, covers, sum, WAIT);
    }

    private void sign(Hash32 week, int round, List<Hash32> covers, int sum, int days) {
        claims.add(new ClaimInHand(
                round,
                week,
                covers,
                LocalDate.EPOCH.plusWeeks(weeks.size()),
                Amount.ofWei(sum),
                Amount.MAX,
                now.plus(DAY.multipliedBy(days)),
                now.plus(DAY.multipliedBy(60)),
                Bytes.EMPTY,
                now));
    }

    /** What the keeper does when it looks. */
    private void keep() {
        Optional<ClaimInHand> due = inHand().due(agreement, Amount.ZERO, now);
        due.ifPresent(claim -> {
            assertThat(claim.covers()).noneMatch(week -> looked.contains(week) || claimed.contains(week));
            assertThat(claim.notBefore()).isBeforeOrEqualTo(now);
            claimed.addAll(claim.covers());
            agreement = agreement
                    .after(new EscrowEvent.Claimed(
                            id(), claim.round(), claim.sum(), now.plus(Story.REVIEW), claim.timesheet()))
                    .agreement();
        });
    }

    private void step(int what) {
        switch (what) {
            case 0 -> handIn();
            case 1 -> waiting().stream().findFirst().ifPresent(looked::add);
            case 2 -> now = now.plus(DAY);
            default -> now = now.plus(DAY.multipliedBy(5));
        }
        keep();
    }

    @Property
    void noHourIsClaimedTwiceAndNoneThatWasLookedAt(@ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> steps) {
        steps.forEach(this::step);

        Amount sum =
                agreement.claims().values().stream().map(claim -> claim.sum()).reduce(Amount.ZERO, Amount::plus);
        assertThat(sum).isEqualTo(Amount.ofWei(claimed.size()));
        for (Handed week : inHand().handed(agreement, now)) {
            assertThat(week.state() == Handed.State.CLAIMED).isEqualTo(claimed.contains(week.timesheet()));
        }
    }

    /** However many were looked at between: what was forgotten is claimed, as long as few wait at a time. */
    @Property
    void whatNobodyLooksAtIsClaimed(@ForAll @Size(min = 1, max = 12) List<Boolean> lookedAt) {
        for (boolean look : lookedAt) {
            handIn();
            if (look) {
                looked.add(weeks.getLast());
            }
            IntStream.range(0, 7).forEach(_ -> step(2));
        }

        assertThat(waiting()).isEmpty();
        assertThat(claimed)
                .hasSize((int) lookedAt.stream().filter(look -> !look).count());
    }

    @Example
    void whatIsHandedInAnewIsNotClaimedNorAreOthersTogetherWithIt() {
        handIn();
        handIn();
        replaced.add(weeks.getFirst());
        now = now.plus(DAY.multipliedBy(WAIT));

        assertThat(inHand().handed(agreement, now))
                .extracting(Handed::timesheet)
                .containsExactly(weeks.getLast());
        assertThat(inHand().due(agreement, Amount.ZERO, now).orElseThrow().covers())
                .containsExactly(weeks.getLast());
    }

    @Example
    void whatAClaimHoldsOfEachWeekIsKnownWhenOneIsHandedInAnew() {
        handIn();
        handIn();
        now = now.plus(DAY.multipliedBy(WAIT));
        keep();
        assertThat(claimed).hasSize(2);

        replaced.add(weeks.getFirst());

        assertThat(inHand().held(agreement))
                .containsOnly(entry(weeks.getFirst(), Amount.ofWei(1)), entry(weeks.getLast(), Amount.ofWei(1)));
        assertThat(inHand().handed(agreement, now)).hasSize(2);
    }

    /** The worker alone says what the parts are. */
    @Example
    void whereThePartsDoNotComeToTheClaimEachWeekHoldsAllOfIt() {
        Hash32 old = Hash32.keccak("approved long ago");
        Hash32 week = Hash32.keccak("week");
        sign(week, 1, List.of(old, week), 10);
        sign(week, 2, List.of(week), 1);
        now = now.plus(DAY.multipliedBy(WAIT));
        keep();
        assertThat(claimed).containsOnly(old, week);

        assertThat(inHand().held(agreement))
                .as("of one nothing is known")
                .containsOnly(entry(old, Amount.ofWei(10)), entry(week, Amount.ofWei(10)));
        sign(old, 3, List.of(old), 8);
        assertThat(inHand().held(agreement))
                .as("9 are not 10")
                .containsOnly(entry(old, Amount.ofWei(10)), entry(week, Amount.ofWei(10)));
    }

    /** Also where a hub of before took a claim for both that could be made earlier. */
    @Example
    void twoWeeksTogetherAreClaimedWhenBothHaveWaited() {
        Hash32 patient = Hash32.keccak("patient");
        Hash32 hasty = Hash32.keccak("hasty");
        sign(patient, 1, List.of(patient), 1, 14);
        sign(hasty, 2, List.of(hasty), 1, 1);
        sign(hasty, 1, List.of(patient, hasty), 2, 1);
        now = now.plus(DAY.multipliedBy(2));
        assertThat(inHand().due(agreement, Amount.ZERO, now)).isEmpty();

        now = now.plus(DAY.multipliedBy(12));

        assertThat(inHand().due(agreement, Amount.ZERO, now).orElseThrow().covers())
                .containsExactly(patient, hasty);
    }

    /** The worker is told, and signs for a round that is still to come. */
    @Example
    void whatHasNoRoundLeftDoesNotWait() {
        Hash32 patient = Hash32.keccak("patient");
        Hash32 hasty = Hash32.keccak("hasty");
        sign(patient, 1, List.of(patient), 1, 14);
        assertThat(states()).containsExactly(Handed.State.WAITS);
        sign(hasty, 1, List.of(hasty), 1, 1);
        sign(hasty, 1, List.of(patient, hasty), 2, 1);
        now = now.plus(DAY);
        keep();

        assertThat(states()).containsExactly(Handed.State.LATE, Handed.State.CLAIMED);
        assertThat(inHand().next(agreement, now)).as("a fork may undo it").isPresent();

        sign(patient, 2, List.of(patient), 1, 2);
        assertThat(states()).containsExactly(Handed.State.WAITS, Handed.State.CLAIMED);
        assertThat(inHand().handed(agreement, now).getFirst().notBefore()).isEqualTo(now.plus(DAY.multipliedBy(2)));
        now = now.plus(DAY.multipliedBy(5));
        keep();
        assertThat(claimed).containsOnly(patient, hasty);
    }

    private List<Handed.State> states() {
        return inHand().handed(agreement, now).stream().map(Handed::state).toList();
    }

    @Example
    void whatTheFundDoesNotHaveWaitsForATopUp() {
        handIn();
        now = now.plus(DAY.multipliedBy(WAIT));

        assertThat(inHand().due(agreement, Amount.ofWei(1000), now)).isEmpty();
        assertThat(inHand().due(agreement, Amount.ofWei(999), now)).isPresent();
        assertThat(inHand().next(agreement, now)).isPresent();
    }

    @Example
    void afterTheNoticeOrTheEndNothingIsClaimed() {
        handIn();
        Agreement noticed = agreement
                .after(new EscrowEvent.NoticeGiven(id(), now.plus(DAY.multipliedBy(2))))
                .agreement();
        Agreement closed = agreement
                .after(new EscrowEvent.QuitByWorker(id(), agreement.left()))
                .agreement();
        now = now.plus(DAY.multipliedBy(WAIT));

        assertThat(inHand().due(noticed, Amount.ZERO, now)).isEmpty();
        assertThat(inHand().handed(noticed, now).getFirst().state()).isEqualTo(Handed.State.LATE);
        assertThat(inHand().due(closed, Amount.ZERO, now)).isEmpty();
        assertThat(inHand().due(closed, agreement.funded(), now))
                .as("more was approved than drawn")
                .isEmpty();
        assertThat(inHand().next(closed, now)).isEmpty();
    }
}
