package io.stint.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.escrow.EscrowEvents;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every event and every error of the escrow against viem's encoding. */
class GoldenEventsTest {
    static Stream<JsonNode> events() {
        return Golden.all("events");
    }

    static Stream<JsonNode> errors() {
        return Golden.all("errors");
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventsAreReadAsViemWroteThem(JsonNode vector) {
        List<Hash32> topics = StreamSupport.stream(vector.get("topics").spliterator(), false)
                .map(topic -> Hash32.parse(topic.asString()))
                .toList();
        EscrowEvent event = EscrowEvents.read(
                        topics, Bytes.parse(vector.get("data").asString()))
                .orElseThrow();
        assertThat(event.getClass().getSimpleName())
                .isEqualTo(vector.get("event").asString());
        assertThat(Golden.leaves(event)).isEqualTo(Golden.leaves(vector.get("args")));
    }

    @Test
    void noEventIsLeftOut() {
        assertThat(events()).hasSize(EscrowEvent.class.getPermittedSubclasses().length);
    }

    @Test
    void anEventOfAnotherContractIsNoneOfOurs() {
        assertThat(EscrowEvents.read(List.of(Hash32.keccak("Transfer(address,address,uint256)")), Bytes.EMPTY))
                .isEmpty();
        assertThat(EscrowEvents.read(List.of(), Bytes.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsToldInPlainWords(JsonNode vector) {
        EscrowError error =
                EscrowError.read(Bytes.parse(vector.get("data").asString())).orElseThrow();
        assertThat(error.name()).isEqualTo(vector.get("error").asString());
        assertThat(error.message()).doesNotContain("Escrow_").hasSizeGreaterThan(20);
    }
}
