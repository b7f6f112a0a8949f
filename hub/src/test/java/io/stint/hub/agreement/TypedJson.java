package io.stint.hub.agreement;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** EIP-712 as a wallet computes it from JSON, for the flat structures that the escrow has. */
public final class TypedJson {
    private TypedJson() {}

    public static Hash32 digest(JsonNode data) {
        Hash32 domain = struct(data, "EIP712Domain", data.get("domain"));
        Hash32 message = struct(data, data.get("primaryType").asString(), data.get("message"));
        return Hash32.keccak(new byte[] {0x19, 0x01}, domain.bytes(), message.bytes());
    }

    private static Hash32 struct(JsonNode data, String type, JsonNode values) {
        List<JsonNode> fields = StreamSupport.stream(data.get("types").get(type).spliterator(), false)
                .toList();
        String signature = fields.stream()
                .map(f -> f.get("type").asString() + " " + f.get("name").asString())
                .collect(Collectors.joining(",", type + "(", ")"));
        List<byte[]> words = new ArrayList<>(List.of(Hash32.keccak(signature).bytes()));
        fields.forEach(f -> words.add(word(
                f.get("type").asString(), values.get(f.get("name").asString()).asString())));
        return Hash32.keccak(words.toArray(byte[][]::new));
    }

    private static byte[] word(String type, String value) {
        return switch (type) {
            case "string" -> Hash32.keccak(value).bytes();
            case "bytes32" -> Hash32.parse(value).bytes();
            case "address" -> padded(Address.parse(value).bytes());
            default -> padded(new BigInteger(value).toByteArray());
        };
    }

    private static byte[] padded(byte[] bytes) {
        byte[] word = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, word, 32 - (bytes.length - from), bytes.length - from);
        return word;
    }
}
