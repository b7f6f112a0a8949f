package work.stint.cli;

import java.util.Locale;
import work.stint.chain.local.DevAccounts;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.value.Address;

/** Who acts in the tests; each has money on the local chain. */
public enum Person {
    DEPLOYER,
    CLIENT,
    WORKER,
    ARBITER,
    APPROVER,
    DELEGATE,
    STRANGER;

    public PrivateKey key() {
        return DevAccounts.KEYS.get(ordinal());
    }

    public Address address() {
        return key().address();
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".json";
    }
}
