package io.stint.protocol.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every signed type against viem: hash, digest, signature in both forms, and the way back to the signer. */
class GoldenMessagesTest {
    private static final PrivateKey KEY =
            PrivateKey.parse(Golden.root().get("key").asString());

    static Stream<JsonNode> messages() {
        return Golden.all("messages");
    }

    @ParameterizedTest
    @MethodSource("messages")
    void structHashAndDigestAreThoseOfViem(JsonNode vector) {
        TypedData typed = typedData(vector);
        assertThat(typed.message().hash().hex())
                .isEqualTo(vector.get("structHash").asString());
        assertThat(typed.digest().hex()).isEqualTo(vector.get("digest").asString());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theJsonForWalletsHasTheFieldsOfViem(JsonNode vector) {
        JsonNode json = typedData(vector).json();
        assertThat(json.get("primaryType")).isEqualTo(vector.get("type"));
        assertThat(Golden.leaves(json.get("domain"))).isEqualTo(Golden.leaves(vector.get("domain")));
        assertThat(json.get("message").propertyNames())
                .containsExactlyElementsOf(vector.get("message").propertyNames());
        assertThat(Golden.leaves(json.get("message"))).isEqualTo(Golden.leaves(vector.get("message")));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void signaturesAreThoseOfViemAndRecoverToTheSigner(JsonNode vector) {
        Hash32 digest = typedData(vector).digest();
        Signature signature = KEY.sign(digest);
        assertThat(Bytes.of(signature.bytes65()).hex())
                .isEqualTo(vector.get("signature").asString());
        assertThat(Bytes.of(signature.compact()).hex())
                .isEqualTo(vector.get("compact").asString());
        assertThat(Secp256k1.recover(
                        digest, Signature.parse(vector.get("compact").asString())))
                .hasValue(Address.parse(Golden.root().get("address").asString()));
    }

    @Test
    void packedTermsAreThoseOfViem() {
        assertThat(messages().filter(v -> v.has("packed"))).hasSize(3).allSatisfy(vector -> {
            Bytes packed = Bytes.parse(vector.get("packed").asString());
            Terms terms = PackedTerms.unpack(packed.toArray());
            assertThat(Bytes.of(PackedTerms.pack(terms))).isEqualTo(packed);
            assertThat(terms.structHash().hex())
                    .isEqualTo(vector.get("structHash").asString());
        });
    }

    @Test
    void noTypeIsLeftOut() {
        assertThat(messages().map(v -> v.get("type").asString()).distinct())
                .hasSize(1 + Message.class.getPermittedSubclasses().length);
    }

    private static Domain domain(JsonNode vector) {
        JsonNode d = vector.get("domain");
        return EscrowDomain.of(
                Long.parseLong(d.get("chainId").asString()),
                Address.parse(d.get("verifyingContract").asString()));
    }

    private static TypedData typedData(JsonNode vector) {
        return vector.get("type").asString().equals("Terms")
                ? PackedTerms.unpack(
                                Bytes.parse(vector.get("packed").asString()).toArray())
                        .typedData(domain(vector))
                : message(vector).typedData(domain(vector));
    }

    private static Message message(JsonNode vector) {
        In in = new In(vector.get("message"));
        return switch (vector.get("type").asString()) {
            case "Open" -> new Message.Open(in.id(), in.amount("amount"), in.deadline());
            case "Voucher" -> new Message.Voucher(in.id(), in.amount("total"), in.hash("memo"));
            case "Delegation" -> new Message.Delegation(in.id(), in.address("key"), in.amount("limit"));
            case "Batch" -> new Message.Batch(in.hash("root"));
            case "Draw" -> new Message.Draw(in.id(), in.amount("total"), in.amount("tip"), in.deadline());
            case "Claim" ->
                new Message.Claim(
                        in.id(),
                        in.round(),
                        in.amount("sum"),
                        in.hash("evidence"),
                        in.time("notBefore"),
                        in.deadline());
            case "Retract" -> new Message.Retract(in.id(), in.round());
            case "Concede" -> new Message.Concede(in.id(), in.round(), in.amount("sum"));
            case "Objection" -> new Message.Objection(in.id(), in.round(), in.hash("reason"), in.deadline());
            case "Ruling" -> new Message.Ruling(in.id(), in.round(), in.amount("award"), in.hash("reason"));
            case "Close" -> new Message.Close(in.id(), in.round(), in.amount("total"), in.deadline());
            case "Notice" -> new Message.Notice(in.id(), in.deadline());
            case "Quit" -> new Message.Quit(in.id(), in.amount("total"), in.deadline());
            case "Withdrawal" ->
                new Message.Withdrawal(
                        in.address("owner"),
                        in.address("token"),
                        in.address("to"),
                        new BigInteger(in.text("counter")),
                        in.deadline());
            default -> throw new IllegalArgumentException(vector.get("type").asString());
        };
    }

    private record In(JsonNode node) {
        String text(String name) {
            return node.get(name).asString();
        }

        Hash32 hash(String name) {
            return Hash32.parse(text(name));
        }

        Hash32 id() {
            return hash("agreement");
        }

        Address address(String name) {
            return Address.parse(text(name));
        }

        Amount amount(String name) {
            return Amount.ofWei(new BigInteger(text(name)));
        }

        int round() {
            return Integer.parseInt(text("round"));
        }

        Instant time(String name) {
            return Instant.ofEpochSecond(Long.parseLong(text(name)));
        }

        Instant deadline() {
            return time("deadline");
        }
    }
}
