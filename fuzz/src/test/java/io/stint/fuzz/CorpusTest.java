package io.stint.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs that were saved, those among them that once broke something too, are read as they must be. */
class CorpusTest {
    private static final Path FOLDER = Path.of("corpus");

    static Set<Map.Entry<String, Target>> targets() {
        return Targets.ALL.entrySet();
    }

    /** A target that makes something of none of them would test its first check only. */
    @ParameterizedTest
    @MethodSource("targets")
    void savedInputsAreStood(Map.Entry<String, Target> named) throws IOException {
        List<byte[]> inputs = Corpus.read(FOLDER.resolve(named.getKey()));
        long taken = inputs.stream().filter(named.getValue()::read).count();

        assertThat(taken).isPositive();
    }

    @Test
    void eachFileIsOfATarget() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(Targets.ALL.keySet());
        }
    }

    @Property
    void anInputIsALine(@ForAll byte[] input) {
        String line = Corpus.encode(input);

        assertThat(line.lines().count()).isLessThanOrEqualTo(1);
        assertThat(line).matches("[ -~]*").doesNotStartWith("#");
        assertThat(HexFormat.of().formatHex(Corpus.decode(line)))
                .isEqualTo(HexFormat.of().formatHex(input));
    }
}
