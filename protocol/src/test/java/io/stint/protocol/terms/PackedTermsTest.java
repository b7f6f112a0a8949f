package io.stint.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.Values;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(Values.class)
@Domain(DomainContext.Global.class)
class PackedTermsTest {
    @Property
    void whatIsPackedReadsBack(@ForAll Terms terms) {
        byte[] packed = PackedTerms.pack(terms);
        assertThat(packed).hasSize(PackedTerms.LENGTH);
        assertThat(PackedTerms.unpack(packed)).isEqualTo(terms);
    }

    @Property
    void everyPackingIsOfOtherTerms(@ForAll @Size(PackedTerms.LENGTH) byte[] packed) {
        assertThat(PackedTerms.pack(PackedTerms.unpack(packed))).isEqualTo(packed);
    }

    @Property
    void everyBitOfThemIsInTheHash(@ForAll Terms terms, @ForAll @IntRange(max = 8 * PackedTerms.LENGTH - 1) int bit) {
        byte[] packed = PackedTerms.pack(terms);
        packed[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(PackedTerms.unpack(packed).structHash()).isNotEqualTo(terms.structHash());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 248, 250, 281, 498})
    void anotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> PackedTerms.unpack(new byte[length]))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("249 bytes, not " + length);
    }
}
