package io.stint.protocol.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscrowEventsTest {
    private static final Hash32 DIRTY = Hash32.parse("0x" + "ff".repeat(32));

    static Stream<String> signatures() {
        return ContractAbi.events().stream();
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.of(ContractAbi.events());
    }

    @Test
    void thereIsARecordForEveryEventOfTheContract() {
        assertThat(Stream.of(EscrowEvent.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(
                        signatures().map(s -> s.substring(0, s.indexOf('('))).toList());
    }

    @Property(tries = 20_000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void aLogWithRandomContentIsReadOrRefusedInWords(@ForAll("events") String event, @ForAll Random random) {
        List<Hash32> topics = new ArrayList<>(List.of(EscrowEvents.topic(event)));
        for (int i = random.nextInt(5); i > 0; i--) {
            topics.add(small(random));
        }
        boolean read;
        try {
            read = EscrowEvents.read(topics, Garbage.behind(new byte[0], random))
                    .isPresent();
            assertThat(read).isTrue();
        } catch (BadInput refused) {
            assertThat(refused).hasMessageNotContaining("null");
            read = false;
        }
        Statistics.label("read").collect(read).coverage(c -> c.check(true).percentage(p -> p > 0.5));
    }

    @Property(tries = 2_000)
    void aLogOfAnythingElseIsNoneOfOurs(@ForAll byte[] data, @ForAll Random random) {
        byte[] topic = new byte[32];
        random.nextBytes(topic);
        assertThat(EscrowEvents.read(List.of(Hash32.of(topic)), Bytes.of(data))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void aLogWithoutItsTopicsOrDataIsRefused(String event) {
        Hash32 topic = EscrowEvents.topic(event);
        Bytes words = Bytes.of(new byte[32 * 8]);
        assertThatThrownBy(() -> EscrowEvents.read(List.of(topic), words)).isInstanceOf(BadInput.class);
        List<Hash32> topics = new ArrayList<>(Collections.nCopies(4, Hash32.ZERO));
        topics.set(0, topic);
        assertThatThrownBy(() -> EscrowEvents.read(topics, Bytes.EMPTY)).isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void aNumberThatDoesNotFitItsTypeIsRefused(String event) {
        List<Hash32> topics = new ArrayList<>(Collections.nCopies(4, Hash32.ZERO));
        topics.set(0, EscrowEvents.topic(event));
        byte[] dirty = new byte[32 * 8];
        Arrays.fill(dirty, (byte) 0xFF);
        if (event.startsWith("Credit")) {
            topics.set(2, DIRTY);
        }
        assertThatThrownBy(() -> EscrowEvents.read(topics, Bytes.of(dirty))).isInstanceOf(BadInput.class);
    }

    private static Hash32 small(Random random) {
        byte[] word = new byte[32];
        random.nextBytes(word);
        if (random.nextInt(4) > 0) {
            Arrays.fill(word, 0, 12, (byte) 0);
        }
        return Hash32.of(word);
    }
}
