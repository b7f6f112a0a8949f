package io.stint.chain.history;

import io.stint.chain.history.History.Entry;
import io.stint.chain.history.Verification.Check;
import io.stint.protocol.agreement.Movement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks that in each transaction the hub's fee, which is always credited, became a credit, and that nobody was credited
 * more than was moved to them: a credit of anybody else is a push that the receiver refused.
 */
final class CreditCheck {
    private final Terms terms;

    CreditCheck(Terms terms) {
        this.terms = terms;
    }

    Check of(History history) {
        Map<Hash32, List<Entry>> byTransaction = new LinkedHashMap<>();
        history.entries()
                .forEach(entry -> byTransaction
                        .computeIfAbsent(entry.log().transaction(), t -> new ArrayList<>())
                        .add(entry));
        for (Map.Entry<Hash32, List<Entry>> one : byTransaction.entrySet()) {
            if (!even(one.getValue())) {
                return new Check(
                        "credits",
                        false,
                        "the credits in transaction " + one.getKey() + " are not what its events moved");
            }
        }
        return new Check("credits", true, "every fee of the hub was credited, and nobody more than was moved to them");
    }

    private boolean even(List<Entry> entries) {
        Map<Address, BigInteger> credited = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof EscrowEvent.Credited credit) {
                if (!credit.token().equals(terms.token())) {
                    return false;
                }
                credited.merge(credit.owner(), credit.amount(), BigInteger::add);
            }
        }
        Map<Address, BigInteger> atLeast = moved(entries, movement -> movement.to() == Account.HUB);
        Map<Address, BigInteger> atMost = moved(entries, movement -> true);
        Set<Address> owners = new HashSet<>(credited.keySet());
        owners.addAll(atLeast.keySet());
        return owners.stream().allMatch(owner -> {
            BigInteger credit = credited.getOrDefault(owner, BigInteger.ZERO);
            return credit.compareTo(atLeast.getOrDefault(owner, BigInteger.ZERO)) >= 0
                    && credit.compareTo(atMost.getOrDefault(owner, BigInteger.ZERO)) <= 0;
        });
    }

    private Map<Address, BigInteger> moved(List<Entry> entries, Predicate<Movement> which) {
        Map<Address, BigInteger> sums = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Movement movement : entry.movements().stream().filter(which).toList()) {
                add(sums, owner(movement.to(), entry.event()), movement.amount());
            }
        }
        return sums;
    }

    private static void add(Map<Address, BigInteger> sums, Address owner, Amount amount) {
        sums.merge(owner, amount.wei(), BigInteger::add);
    }

    /** Zero for what stays in the escrow. */
    private Address owner(Account account, EscrowEvent event) {
        return switch (account) {
            case CLIENT -> terms.client();
            case PAYEE -> terms.receiver();
            case HUB -> terms.hub();
            case ARBITER -> terms.arbiter();
            case SUBMITTER -> event instanceof EscrowEvent.Tipped tip ? tip.submitter() : Address.ZERO;
            case FUND, ASIDE, PAYER -> Address.ZERO;
        };
    }
}
