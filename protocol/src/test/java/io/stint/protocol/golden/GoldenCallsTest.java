package io.stint.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.value.Bytes;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every call of the escrow, and the evidence of a voucher, against viem's encoding. */
class GoldenCallsTest {
    static Stream<JsonNode> calls() {
        return Golden.all("calls").filter(v -> decoded(v).isPresent());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void callsAreEncodedAsViemDoes(JsonNode vector) {
        EscrowCall call = decoded(vector).orElseThrow();
        assertThat(call.function()).isEqualTo(vector.get("function").asString());
        assertThat(Golden.leaves(call)).isEqualTo(Golden.leaves(vector.get("args")));
        assertThat(call.data().hex()).isEqualTo(vector.get("data").asString());
    }

    @Test
    void everyCallThatChangesSomethingHasAVector() {
        assertThat(calls()).hasSize(EscrowCall.class.getPermittedSubclasses().length);
        assertThat(Golden.all("calls")
                        .filter(v -> decoded(v).isEmpty())
                        .map(v -> v.get("function").asString()))
                .containsExactlyInAnyOrder(
                        "DOMAIN_SEPARATOR", "agreements", "claims", "counters", "credits", "eip712Domain", "idOf");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void callsThatAreCutOffAreRefused(JsonNode vector) {
        byte[] data = Bytes.parse(vector.get("data").asString()).toArray();
        // The last word of some calls is padding or an unread part of it; what is cut here always matters.
        for (int length = 4; length < data.length - 64; length += 16) {
            Bytes cut = Bytes.of(Arrays.copyOf(data, length));
            assertThatThrownBy(() -> EscrowCalls.decode(cut)).isInstanceOf(BadInput.class);
        }
    }

    @Test
    void theEvidenceOfAVoucherIsEncodedAsViemDoes() {
        assertThat(Golden.all("proofs")).isNotEmpty().allSatisfy(vector -> {
            Approval approval = Approval.decode(Bytes.parse(vector.get("data").asString()));
            assertThat(Golden.leaves(approval)).isEqualTo(Golden.leaves(vector.get("args")));
            assertThat(approval.encoded().hex()).isEqualTo(vector.get("data").asString());
        });
    }

    private static Optional<EscrowCall> decoded(JsonNode vector) {
        return EscrowCalls.decode(Bytes.parse(vector.get("data").asString()));
    }
}
