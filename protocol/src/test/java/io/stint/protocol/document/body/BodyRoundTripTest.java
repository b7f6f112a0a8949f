package io.stint.protocol.document.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BodyRoundTripTest {
    /** Whatever changes in a body, it is refused with its kind or place named, or written just as it was read. */
    @Property(tries = 2000)
    void aChangedBodyIsRefusedOrWrittenAsItIs(
            @ForAll("kinds") DocumentKind kind, @ForAll("places") int place, @ForAll("edits") String edit) {
        String text = SomeBodies.of(kind);
        int at = place % text.length();
        CanonicalJson changed;
        try {
            changed = CanonicalJson.parse(text.substring(0, at) + edit + text.substring(at + 1));
        } catch (BadInput noJson) {
            return;
        }
        try {
            assertThat(Body.parse(kind, changed).json()).isEqualTo(changed);
        } catch (BadInput refused) {
            assertThat(refused).hasMessageStartingWith(kind.wireName());
        }
    }

    @Provide
    Arbitrary<DocumentKind> kinds() {
        return Arbitraries.of(List.copyOf(SomeBodies.ALL.keySet()));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> edits() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(2),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(3),
                Arbitraries.of("\u202e", "\u200b", "🐍", "é", "\\u0000", "\\n", "null", "{}", "[]"));
    }
}
