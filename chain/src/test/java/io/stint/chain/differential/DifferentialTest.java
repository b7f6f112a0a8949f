package io.stint.chain.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.differential.reference.Outcome;
import io.stint.protocol.escrow.EscrowEvent;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is tried, the contract does what the protocol's rules say, and the product understands what it did. */
class DifferentialTest {
    private static Stage stage;

    @BeforeContainer
    static void open() {
        stage = Stage.open();
    }

    @AfterContainer
    static void close() {
        if (stage != null) {
            stage.close();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void contractRulesAndProductAgree(@ForAll("scripts") Script script) {
        Play.of(stage, script);
    }

    /** Found by the property, or written by hand; together they go through every event. */
    @Example
    void onTheScriptsThatAreKeptTheyAgree() throws IOException, URISyntaxException {
        Set<Class<?>> events = new HashSet<>();
        for (Path file : kept()) {
            Script script = Script.parse(Files.readString(file));
            try {
                Play.of(stage, script).outcomes().stream()
                        .map(Outcome::events)
                        .flatMap(List::stream)
                        .forEach(event -> events.add(event.getClass()));
            } catch (AssertionError e) {
                throw new AssertionError(file.getFileName() + ": " + e.getMessage(), e);
            }
        }
        assertThat(events).containsExactlyInAnyOrder(EscrowEvent.class.getPermittedSubclasses());
    }

    @Property(tries = 200)
    void aScriptIsReadAsItIsShown(@ForAll("scripts") Script script) {
        assertThat(Script.parse(script.toString())).isEqualTo(script);
    }

    private static List<Path> kept() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DifferentialTest.class.getResource("scripts"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Provide
    Arbitrary<Script> scripts() {
        return Scripts.any();
    }
}
