package io.stint.protocol.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Bytes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EscrowErrorTest {
    static Stream<String> signatures() {
        return ContractAbi.errors().stream();
    }

    @Provide
    Arbitrary<String> errors() {
        return Arbitraries.of(ContractAbi.errors());
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void everyErrorOfTheContractIsTold(String signature) {
        byte[] data = Arrays.copyOf(Calldata.selector(signature), 4 + 3 * 32);
        EscrowError error = EscrowError.read(Bytes.of(data)).orElseThrow();
        assertThat(signature).startsWith(error.name() + "(");
        assertThat(error.message()).hasSizeGreaterThan(20).doesNotContain("Escrow_", "0x08c379a0", "null");
    }

    @Test
    void anErrorWithoutArgumentsIsFourBytes() {
        assertThat(EscrowError.read(Bytes.of(Calldata.selector("Escrow_NoNotice()"))))
                .map(EscrowError::name)
                .hasValue("Escrow_NoNotice");
    }

    @Property(tries = 5_000)
    void whatANodeSaysNeverCrashesUs(@ForAll("errors") String signature, @ForAll Random random) {
        Bytes data = Garbage.behind(Calldata.selector(signature), random);
        Optional<EscrowError> error = EscrowError.read(data);
        error.ifPresent(e -> assertThat(signature).startsWith(e.name() + "("));
    }

    @Property
    void anythingElseIsNoErrorOfTheEscrow(@ForAll byte[] data) {
        assertThat(EscrowError.read(Bytes.of(data))).isEmpty();
    }

    @Property
    void anErrorThatIsCutOffIsNotToldHalf(@ForAll("errors") String signature, @ForAll @Size(max = 31) byte[] rest) {
        byte[] data = Arrays.copyOf(Calldata.selector(signature), 4 + rest.length);
        System.arraycopy(rest, 0, data, 4, rest.length);
        assertThat(EscrowError.read(Bytes.of(data)).isEmpty()).isEqualTo(!signature.endsWith("()"));
    }

    @Test
    void aClaimsStateIsToldInWords() {
        assertThat(claimState(2)).contains("the claim is disputed");
        assertThat(claimState(7)).contains("decided by the fallback");
        assertThat(claimState(8)).contains("in an unknown state");
        assertThat(claimState(255)).contains("in an unknown state");
    }

    private static String claimState(int state) {
        byte[] data = Arrays.copyOf(Calldata.selector("Escrow_WrongClaimState(uint8)"), 36);
        data[35] = (byte) state;
        return EscrowError.read(Bytes.of(data)).orElseThrow().message();
    }
}
