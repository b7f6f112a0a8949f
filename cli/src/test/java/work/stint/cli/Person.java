package work.stint.cli;

import java.util.Locale;
import work.stint.chain.local.DevAccounts;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.value.Address;

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
