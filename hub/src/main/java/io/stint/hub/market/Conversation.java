package io.stint.hub.market;

import io.stint.hub.market.Proposals.Proposal;
import io.stint.protocol.value.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What client and one worker proposed to each other about a job.
 *
 * @param proposals at least one, the earliest first
 */
public record Conversation(Address worker, List<Proposal> proposals) {
    public Conversation {
        proposals = List.copyOf(proposals);
    }

    /** By worker, in the order of the first of each. */
    static List<Conversation> all(List<Proposal> proposals) {
        Map<Address, List<Proposal>> byWorker = new LinkedHashMap<>();
        for (Proposal proposal : proposals) {
            byWorker.computeIfAbsent(proposal.worker(), worker -> new ArrayList<>())
                    .add(proposal);
        }
        return byWorker.entrySet().stream()
                .map(entry -> new Conversation(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What an answer answers. */
    public Proposal last() {
        return proposals.getLast();
    }
}
