package io.stint.protocol.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInMessageTest {
    /** The example of EIP-4361, with every optional line. */
    private static final String FULL = """
            example.com wants you to sign in with your Ethereum account:
            0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2

            I accept the ExampleOrg Terms of Service: https://example.com/tos

            URI: https://example.com/login
            Version: 1
            Chain ID: 1
            Nonce: 32891756
            Issued At: 2021-09-30T16:25:24Z
            Expiration Time: 2021-09-30T16:30:24.000Z
            Not Before: 2021-09-30T18:25:00+02:00
            Request ID: some%20id
            Resources:
            - ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/
            - https://example.com/my-web2-claim.json""";

    private static final Instant ISSUED = Instant.parse("2021-09-30T16:25:24Z");

    @Test
    void theExampleOfTheStandardIsRead() {
        SignInMessage message = SignInMessage.parse(FULL);
        assertThat(message.domain()).isEqualTo("example.com");
        assertThat(message.address()).hasToString("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2");
        assertThat(message.statement()).contains("I accept the ExampleOrg Terms of Service: https://example.com/tos");
        assertThat(message.uri()).isEqualTo("https://example.com/login");
        assertThat(message.chainId()).isEqualTo(1);
        assertThat(message.nonce()).isEqualTo("32891756");
        assertThat(message.issuedAt().instant()).isEqualTo(ISSUED);
        assertThat(message.expirationTime().orElseThrow().instant()).isEqualTo(ISSUED.plusSeconds(300));
        assertThat(message.notBefore().orElseThrow().instant()).isEqualTo(ISSUED.minusSeconds(24));
        assertThat(message.requestId()).contains("some%20id");
        assertThat(message.resources()).hasSize(2).last().isEqualTo("https://example.com/my-web2-claim.json");
        assertThat(message.text()).isEqualTo(FULL);
    }

    @Test
    void whatIsOptionalMayBeMissing() {
        SignInMessage least = least("[::1]:8080");
        assertThat(least.text()).isEqualTo("""
                        [::1]:8080 wants you to sign in with your Ethereum account:
                        0x0000000000000000000000000000000000000001


                        URI: http://[::1]:8080/
                        Version: 1
                        Chain ID: 31337
                        Nonce: abcdEFG8
                        Issued At: 2021-09-30T16:25:24.000Z""");
        assertThat(SignInMessage.parse(least.text())).isEqualTo(least);
    }

    private static SignInMessage least(String domain) {
        return new SignInMessage(
                domain,
                Address.parse("0x0000000000000000000000000000000000000001"),
                Optional.empty(),
                "http://" + domain + "/",
                31337,
                "abcdEFG8",
                Timestamp.of(ISSUED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static List<String> withoutOneNeededLine() {
        List<String> lines = FULL.lines().toList();
        List<String> broken = new ArrayList<>();
        for (int needed : new int[] {0, 1, 2, 4, 5, 6, 7, 8, 9}) {
            List<String> rest = new ArrayList<>(lines);
            rest.remove(needed);
            broken.add(String.join("\n", rest));
        }
        return broken;
    }

    @ParameterizedTest
    @MethodSource("withoutOneNeededLine")
    void aMissingLineIsRefused(String broken) {
        assertThatThrownBy(() -> SignInMessage.parse(broken)).isInstanceOf(BadInput.class);
    }

    @Test
    void twoLinesInAnotherOrderAreRefused() {
        List<String> lines = FULL.lines().toList();
        for (int i = 0; i < lines.size() - 2; i++) {
            List<String> swapped = new ArrayList<>(lines);
            swapped.set(i, lines.get(i + 1));
            swapped.set(i + 1, lines.get(i));
            assertThatThrownBy(() -> SignInMessage.parse(String.join("\n", swapped)))
                    .isInstanceOf(BadInput.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.com wants | wants",
                "example.com wants | me@example.com wants",
                "example.com wants | https://example.com wants",
                "example.com wants | exa mple.com wants",
                "example.com wants | example.com  wants",
                "account: | account",
                "0xC02a | 0xc02a",
                "C756Cc2 | C756Cc",
                "I accept | Ich akzeptiere: für",
                "I accept | 50% of",
                "URI: https | URI:https",
                "URI: https://example.com/login | URI: login",
                "URI: https://example.com/login | URI: https://example.com/%zz",
                "Version: 1 | Version: 2",
                "Version: 1 | Version: 01",
                "Chain ID: 1 | Chain ID: 0",
                "Chain ID: 1 | Chain ID: 01",
                "Chain ID: 1 | Chain ID: 0x1",
                "Chain ID: 1 | Chain ID: 1234567890123456789",
                "32891756 | 3289175",
                "32891756 | 32891756-",
                "2021-09-30T16:25:24Z | 2021-09-31T16:25:24Z",
                "2021-09-30T16:25:24Z | 2021-09-30 16:25:24Z",
                "2021-09-30T16:25:24Z | 2021-09-30T16:25Z",
                "2021-09-30T16:25:24Z | 2021-09-30T16:25:24",
                "Expiration Time: 2021 | Expiration Time: 21",
                "Not Before: 2021 | Not Before:  2021",
                "some%20id | some id",
                "Resources: | 'Resources: '",
                "- ipfs | * ipfs",
                "- ipfs://bafy | - bafy"
            })
    void aLineThatIsNotAsTheStandardHasItIsRefused(String part, String instead) {
        assertThat(FULL).contains(part);
        assertThatThrownBy(() -> SignInMessage.parse(FULL.replace(part, instead)))
                .isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\nURI: https://example.com", "\n- x", " ", "\r\n"})
    void whatFollowsTheEndIsRefused(String more) {
        String least = least("example.com").text();
        assertThatThrownBy(() -> SignInMessage.parse(least + more)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> SignInMessage.parse(least + "\nResources:")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> SignInMessage.parse(FULL.replace("\n", "\r\n")))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void aStatementCannotForgeALine() {
        assertThatThrownBy(() -> new SignInMessage(
                        "example.com",
                        Address.ZERO,
                        Optional.of("Fine\n\nURI: https://elsewhere.example"),
                        "https://example.com",
                        1,
                        "abcdEFG8",
                        Timestamp.of(ISSUED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not a statement of one line");
    }

    @Test
    void aTextOfAnyLengthIsNotRead() {
        String longer = FULL + "?" + "a".repeat(SignInMessage.LONGEST - FULL.length());
        assertThatThrownBy(() -> SignInMessage.parse(longer)).hasMessageContaining("at most 8192 characters");
        assertThat(SignInMessage.parse(longer.substring(0, SignInMessage.LONGEST))
                        .text())
                .hasSize(SignInMessage.LONGEST);
    }

    @Test
    void itIsGoodFromItsFirstMomentToBeforeItsLast() {
        SignInMessage message = SignInMessage.parse(FULL);
        Instant first = Instant.parse("2021-09-30T16:25:00Z");
        Instant last = Instant.parse("2021-09-30T16:30:24Z");
        assertThat(message.isGoodAt(first.minusNanos(1))).isFalse();
        assertThat(message.isGoodAt(first)).isTrue();
        assertThat(message.isGoodAt(last.minusNanos(1))).isTrue();
        assertThat(message.isGoodAt(last)).isFalse();
        assertThat(least("example.com").isGoodAt(Instant.EPOCH)).isTrue();
    }

    @Test
    void onlyTheAddressItNamesSignsIt() {
        PrivateKey somebody = PrivateKey.of(Hash32.keccak("somebody").bytes());
        PrivateKey other = PrivateKey.of(Hash32.keccak("other").bytes());
        SignInMessage message = SignInMessage.parse(
                FULL.replaceFirst("0x[0-9A-Fa-f]{40}", somebody.address().toString()));
        Signature signature = somebody.sign(PersonalMessage.digest(message.text()));
        assertThat(message.isSignedBy(signature)).isTrue();
        assertThat(message.isSignedBy(other.sign(PersonalMessage.digest(message.text()))))
                .isFalse();
        assertThat(SignInMessage.parse(message.text().replace("32891756", "32891757"))
                        .isSignedBy(signature))
                .isFalse();
    }
}
