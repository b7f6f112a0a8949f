package io.stint.chain.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.differential.reference.Attempt;
import io.stint.chain.differential.reference.Deal;
import io.stint.chain.differential.reference.Purse;
import io.stint.chain.differential.reference.Round;
import io.stint.chain.differential.reference.World;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Claim;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.agreement.Step;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the product's state function makes of the events alone: the agreements, and what everybody gained. */
final class Books {
    private static final List<Address> TOKENS = List.of(Address.ZERO, Stage.TOKEN);

    private final Map<Hash32, Agreement> agreements = new HashMap<>();
    private final Map<Purse, BigInteger> gains = new HashMap<>();

    void enter(List<EscrowEvent> events, Attempt attempt) {
        for (EscrowEvent event : events) {
            switch (event) {
                case EscrowEvent.Opened e -> enter(Agreement.opened(e), event, attempt);
                case EscrowEvent.CreditWithdrawn e -> {
                    gain(new Purse(e.owner(), e.token()), e.amount().negate());
                    gain(new Purse(e.to(), e.token()), e.amount());
                }
                default -> {
                    // Change of a batch was the caller's before and is so after.
                    if (!event.agreement().equals(Hash32.ZERO)) {
                        enter(agreement(event.agreement()).after(event), event, attempt);
                    }
                }
            }
        }
    }

    private Agreement agreement(Hash32 id) {
        return Objects.requireNonNull(agreements.get(id), "an event of an agreement that was not opened");
    }

    private void enter(Step step, EscrowEvent event, Attempt attempt) {
        Terms terms = step.agreement().terms();
        agreements.put(step.agreement().id(), step.agreement());
        for (Movement movement : step.movements()) {
            BigInteger amount = movement.amount().wei();
            gain(new Purse(owner(movement.from(), terms, event, attempt), terms.token()), amount.negate());
            gain(new Purse(owner(movement.to(), terms, event, attempt), terms.token()), amount);
        }
    }

    private void gain(Purse purse, BigInteger amount) {
        gains.merge(purse, amount, BigInteger::add);
    }

    /** Zero for the escrow itself. */
    private static Address owner(Account account, Terms terms, EscrowEvent event, Attempt attempt) {
        return switch (account) {
            case FUND, ASIDE -> Address.ZERO;
            case PAYER -> {
                boolean byClient =
                        event instanceof EscrowEvent.Opened && !terms.token().isZero();
                yield byClient ? terms.client() : attempt.caller();
            }
            case CLIENT -> terms.client();
            case PAYEE -> terms.receiver();
            case HUB -> terms.hub();
            case ARBITER -> terms.arbiter();
            case SUBMITTER -> ((EscrowEvent.Tipped) event).submitter();
        };
    }

    /** Against what the chain was found to be. */
    void check(World beginning, World now) {
        assertThat(agreements.keySet()).isEqualTo(now.deals().keySet());
        agreements.forEach((id, agreement) ->
                check(agreement, Objects.requireNonNull(now.deals().get(id))));
        for (Address token : TOKENS) {
            for (Who who : Who.values()) {
                Purse purse = new Purse(who.address(), token);
                assertThat(gains.getOrDefault(purse, BigInteger.ZERO))
                        .as("what " + who + " gained, by the product's movements")
                        .isEqualTo(worth(now, purse).subtract(worth(beginning, purse)));
            }
            assertThat(held(token).add(credits(now, token)))
                    .as("what the escrow holds, as the product says")
                    .isEqualTo(now.wallet(new Purse(Stage.ESCROW, token)));
        }
    }

    private BigInteger held(Address token) {
        return agreements.values().stream()
                .filter(agreement -> agreement.terms().token().equals(token))
                .map(agreement -> agreement.held().wei())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger credits(World world, Address token) {
        BigInteger sum = BigInteger.ZERO;
        for (Who who : Who.values()) {
            sum = sum.add(world.credit(new Purse(who.address(), token)));
        }
        return sum;
    }

    private static BigInteger worth(World world, Purse purse) {
        return world.wallet(purse).add(world.credit(purse));
    }

    private static void check(Agreement ours, Deal theirs) {
        assertThat(ours.funded().wei()).as("funded").isEqualTo(theirs.funded());
        assertThat(ours.drawn().wei()).as("drawn").isEqualTo(theirs.drawn());
        assertThat(ours.noticeEnd().map(Instant::getEpochSecond).orElse(0L))
                .as("noticeEnd")
                .isEqualTo(theirs.noticeEnd());
        assertThat(ours.closed()).as("closed").isEqualTo(!theirs.open());
        assertThat(ours.uncommitted()).as("uncommitted").isEqualTo((theirs.flags() & 4) != 0);
        assertThat(ours.held().wei()).as("held").isEqualTo(theirs.held());
        assertThat(ours.ledger().held()).as("held by the ledger").isEqualTo(ours.held());
        assertThat(out(ours).plus(ours.held())).as("paid out and held").isEqualTo(ours.paidIn());
        assertThat(ours.round()).as("claims").isEqualTo(theirs.made());
        ours.claims().forEach((number, claim) -> check(claim, theirs.round(number)));
    }

    private static Amount out(Agreement agreement) {
        return List.of(Account.CLIENT, Account.PAYEE, Account.HUB, Account.ARBITER, Account.SUBMITTER).stream()
                .map(a -> agreement
                        .ledger()
                        .receivedBy(a)
                        .minus(agreement.ledger().givenBy(a)))
                .reduce(Amount.ZERO, Amount::plus);
    }

    private static void check(Claim ours, Round theirs) {
        Round same = new Round(
                ours.sum().wei(),
                ours.reviewEnd().getEpochSecond(),
                ours.rulingEnd().map(Instant::getEpochSecond).orElse(0L),
                ours.state());
        assertThat(same).as("claim " + ours.round()).isEqualTo(theirs);
    }
}
