package io.stint.chain.differential;

import io.stint.chain.local.DevAccounts;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;

/** Everybody in a script; each has a key of the local chain. */
enum Who {
    CLIENT(0),
    WORKER(1),
    APPROVER(2),
    ARBITER(3),
    HUB(4),
    DELEGATE(5),
    STRANGER(6),
    SUBMITTER(7),
    PAYEE(8),
    /** Can sign, and refuses all coin and tokens that are sent to it. */
    SULKY(9);

    private final int account;

    Who(int account) {
        this.account = account;
    }

    Address address() {
        return key().address();
    }

    Bytes sign(Hash32 digest) {
        return Bytes.of(key().sign(digest).compact());
    }

    private PrivateKey key() {
        return DevAccounts.KEYS.get(account);
    }
}
