package io.stint.cli;

import io.stint.chain.local.DevAccounts;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import java.util.Locale;

/** Who acts in the tests; each has money on the local chain. */
public enum Person {
    DEPLOYER(0),
    CLIENT(1),
    WORKER(2),
    ARBITER(3),
    APPROVER(4),
    DELEGATE(5),
    STRANGER(6);

    private final int account;

    Person(int account) {
        this.account = account;
    }

    public PrivateKey key() {
        return DevAccounts.KEYS.get(account);
    }

    public Address address() {
        return key().address();
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".json";
    }
}
