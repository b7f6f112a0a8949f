package io.stint.cli.demo;

import io.stint.chain.local.DevAccounts;
import io.stint.protocol.crypto.PrivateKey;
import java.security.SecureRandom;
import java.util.List;

/**
 * Who plays.
 *
 * @param relayer pays for the others' start and submits what anyone may submit
 */
record Cast(PrivateKey relayer, PrivateKey client, PrivateKey worker, PrivateKey arbiter) {

    /** The people of the local chain, who have money already. */
    static Cast local() {
        List<PrivateKey> keys = DevAccounts.KEYS;
        return new Cast(keys.get(0), keys.get(1), keys.get(2), keys.get(3));
    }

    /** New people beside the one who pays. */
    static Cast beside(PrivateKey relayer, SecureRandom random) {
        return new Cast(relayer, PrivateKey.generate(random), PrivateKey.generate(random), PrivateKey.generate(random));
    }
}
