package io.stint.hub.fault;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What there is before a hub. */
final class Ground {
    private Ground() {}

    /** The escrow, on a bare chain. */
    static void deploy(Path folder, LocalChain chain) throws IOException {
        Path data = Files.createDirectories(folder.resolve("deployer"));
        try (Outbox outbox = Outbox.open(data, chain.profile().chainId())) {
            EscrowDeployment.deploy(
                    new Sender(chain.profile(), chain.node(), DevAccounts.KEYS.getFirst(), outbox, new Progress() {}));
        }
    }
}
