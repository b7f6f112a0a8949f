package io.stint.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final String SAMPLE = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                SAMPLE,
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
            })
    void theVectorsOfEip55ArePrintedAsTheyWereRead(String vector) {
        assertThat(Address.parse(vector)).hasToString(vector);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0x27b1FdB04752BBc536007A920D24ACB045561c26",
                "0x3599689E6292B81B2D85451025146515070129Bb",
                "0x42712D45473476B98452f434E72461577d686318",
                "0x52908400098527886E0F7030069857D2E4169ee7",
                "0x5aaEB6053f3e94c9b9a09f33669435E7ef1bEAeD",
                "0x6549F4939460DE12611948B3F82B88C3C8975323",
                "0x66F9664f97f2B50F62d13EA064982F936de76657",
                "0x8617E340b3D01Fa5f11f306f4090fd50E238070D",
                "0x88021160c5C792225E4E5452585947470010289d",
                "0xD1220A0Cf47c7B9BE7a2e6ba89F429762E7B9adB",
                "0xDBF03B407c01E7CD3cBea99509D93F8Dddc8C6FB",
                "0xDe709F2102306220921060314715629080e2FB77",
                "0xFb6916095cA1Df60bb79ce92cE3EA74c37c5d359"
            })
    void theVectorsOfEip1191ForRootstockMainnetAreKnown(String vector) {
        assertThat(Address.parse(vector).toChecksum(30)).isEqualTo(vector);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0x27B1FdB04752BbC536007a920D24acB045561C26",
                "0x3599689e6292b81b2D85451025146515070129Bb",
                "0x42712D45473476B98452F434E72461577D686318",
                "0x52908400098527886E0F7030069857D2e4169EE7",
                "0x5aAeb6053F3e94c9b9A09F33669435E7EF1BEaEd",
                "0x6549f4939460dE12611948b3f82b88C3c8975323",
                "0x66f9664F97F2b50f62d13eA064982F936DE76657",
                "0x8617e340b3D01fa5F11f306F4090Fd50e238070d",
                "0x88021160c5C792225E4E5452585947470010289d",
                "0xd1220a0CF47c7B9Be7A2E6Ba89f429762E7b9adB",
                "0xdbF03B407C01E7cd3cbEa99509D93f8dDDc8C6fB",
                "0xDE709F2102306220921060314715629080e2Fb77",
                "0xFb6916095CA1dF60bb79CE92ce3Ea74C37c5D359"
            })
    void theVectorsOfEip1191ForRootstockTestnetAreKnown(String vector) {
        assertThat(Address.parse(vector).toChecksum(31)).isEqualTo(vector);
    }

    @Test
    void otherChainsGetEip55() {
        assertThat(Address.parse(SAMPLE).toChecksum(1)).isEqualTo(SAMPLE);
    }

    @Test
    void oneCaseNeedsNoChecksum() {
        String upper = "0x" + SAMPLE.substring(2).toUpperCase(Locale.ROOT);
        assertThat(Address.parse(SAMPLE.toLowerCase(Locale.ROOT)))
                .isEqualTo(Address.parse(upper))
                .isEqualTo(Address.parse(SAMPLE));
    }

    @Test
    void aWrongChecksumIsRefusedAndTheDigitNamed() {
        assertThatThrownBy(() -> Address.parse("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("digit 2 is 'A' where EIP-55 has 'a'")
                .hasMessageContaining("typo");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatThrownBy(() -> Address.parse("0x1234")).hasMessageContaining("40 hexadecimal digits; '0x1234' has 4");
        assertThatThrownBy(() -> Address.parse(SAMPLE.substring(2))).hasMessageContaining("does not begin with 0x");
        assertThatThrownBy(() -> Address.parse(SAMPLE.replace('F', 'g'))).hasMessageContaining("'g' at position");
        assertThatThrownBy(() -> Address.of(new byte[21])).hasMessageContaining("20 bytes, got 21");
    }

    @Property
    void everyFormReadsBack(@ForAll @Size(20) byte[] bytes) {
        Address address = Address.of(bytes);
        assertThat(Address.parse(address.toString())).isEqualTo(address);
        assertThat(Address.parse(address.hex())).isEqualTo(address);
        assertThat(Address.parse(address.toChecksum(30))).isEqualTo(address);
        assertThat(Address.parse(address.toChecksum(33))).isEqualTo(address);
    }

    @Property
    void equalAddressesHashAndCompareEqual(@ForAll @Size(20) byte[] bytes) {
        Address address = Address.of(bytes);
        assertThat(address).isEqualTo(Address.of(bytes)).hasSameHashCodeAs(Address.of(bytes));
        assertThat(address).isEqualByComparingTo(Address.of(bytes));
        assertThat(address).isGreaterThanOrEqualTo(Address.ZERO);
    }

    @Test
    void nobodyCanChangeAnAddressFromOutside() {
        byte[] bytes = new byte[Address.LENGTH];
        Address address = Address.of(bytes);
        bytes[0] = 1;
        address.bytes()[1] = 1;
        assertThat(address.isZero()).isTrue();
    }
}
