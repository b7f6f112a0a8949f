package io.stint.protocol.agreement;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.value.Amount;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each account has received and given so far. */
public record Ledger(Map<Account, Amount> received, Map<Account, Amount> given) {
    public static final Ledger EMPTY = new Ledger(Map.of(), Map.of());

    public Ledger {
        received = Collections.unmodifiableMap(new TreeMap<>(received));
        given = Collections.unmodifiableMap(new TreeMap<>(given));
    }

    Ledger with(List<Movement> movements) {
        Map<Account, Amount> in = new EnumMap<>(Account.class);
        Map<Account, Amount> out = new EnumMap<>(Account.class);
        in.putAll(received);
        out.putAll(given);
        for (Movement m : movements) {
            in.merge(m.to(), m.amount(), Amount::plus);
            out.merge(m.from(), m.amount(), Amount::plus);
        }
        return new Ledger(in, out);
    }

    public Amount receivedBy(Account account) {
        return received.getOrDefault(account, Amount.ZERO);
    }

    public Amount givenBy(Account account) {
        return given.getOrDefault(account, Amount.ZERO);
    }

    /** What is inside the escrow now. */
    public Amount held() {
        Amount in = receivedBy(Account.FUND).plus(receivedBy(Account.ASIDE));
        return in.minus(givenBy(Account.FUND)).minus(givenBy(Account.ASIDE));
    }
}
