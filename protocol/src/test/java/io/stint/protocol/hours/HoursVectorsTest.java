package io.stint.protocol.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The vectors that the browser's code is held to are what this code says: {@code -Dstint.vectors=write} writes them anew.
 */
class HoursVectorsTest {
    private static final Path FILE = Path.of("src", "test", "resources", "io", "stint", "protocol", "hours.json");

    @Test
    void theVectorsAreWhatIsCountedHere() throws IOException {
        String text = HoursVectors.text();
        if ("write".equals(System.getProperty("stint.vectors"))) {
            Files.writeString(FILE, text);
        }
        assertThat(text).isEqualTo(Files.readString(FILE));
    }

    @Test
    void thePartsOfEachAreItsWorth() throws IOException {
        JsonNode worth = read().get("worth");
        assertThat(worth.size()).isGreaterThan(60);
        for (JsonNode one : worth) {
            BigInteger sum = StreamSupport.stream(one.get("lines").spliterator(), false)
                    .map(line -> new BigInteger(line.get("part").asString()))
                    .reduce(BigInteger.ZERO, BigInteger::add);
            assertThat(sum).hasToString(one.get("worth").asString());
        }
    }

    @Test
    void theRefusedAreRefusedHere() throws IOException {
        for (JsonNode entries : read().get("refused")) {
            List<long[]> times = StreamSupport.stream(entries.spliterator(), false)
                    .map(e -> new long[] {
                        e.get("start").asLong(),
                        e.get("end").asLong(),
                        e.get("pause").asLong()
                    })
                    .toList();
            assertThatThrownBy(() -> CalendarVectors.refuse(times))
                    .as("%s", entries)
                    .isInstanceOf(BadInput.class);
        }
    }

    private static JsonNode read() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(FILE));
    }
}
