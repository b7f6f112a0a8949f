package io.stint.cli.agreement;

import io.stint.protocol.escrow.EscrowCall;
import java.util.List;

/**
 * What a command is about to do on the chain.
 *
 * @param call to the escrow
 * @param summary what it means, in plain words, for whoever confirms it
 * @param done what to say when it is in a block
 */
record Plan(EscrowCall call, List<String> summary, String done) {
    Plan {
        summary = List.copyOf(summary);
    }
}
