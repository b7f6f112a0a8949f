package io.stint.chain.differential;

import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What came of a call on the chain.
 *
 * @param output what it returned, or what it was refused with
 * @param events in order
 */
record Happening(boolean succeeded, Bytes output, List<EscrowEvent> events) {
    Happening {
        events = List.copyOf(events);
    }

    static Happening read(JsonNode receipt, Bytes output) {
        List<EscrowEvent> events = new ArrayList<>();
        for (JsonNode log : receipt.path("logs")) {
            List<Hash32> topics = new ArrayList<>();
            log.path("topics").forEach(topic -> topics.add(Hash32.parse(topic.asString())));
            Bytes data = Bytes.parse(log.path("data").asString());
            events.add(EscrowEvents.read(topics, data)
                    .orElseThrow(() -> new AssertionError("an event that the escrow does not have: " + log)));
        }
        return new Happening(receipt.path("status").asString().equals("0x1"), output, events);
    }
}
