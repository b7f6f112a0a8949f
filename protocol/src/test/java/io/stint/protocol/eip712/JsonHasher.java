package io.stint.protocol.eip712;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Hex;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a wallet does with the JSON of {@code eth_signTypedData_v4}, written from EIP-712 alone. */
final class JsonHasher {
    private final JsonNode json;

    JsonHasher(JsonNode json) {
        this.json = json;
    }

    Hash32 digest() {
        return Hash32.keccak(
                new byte[] {0x19, 0x01},
                struct("EIP712Domain", json.get("domain")),
                struct(json.get("primaryType").asString(), json.get("message")));
    }

    private byte[] struct(String type, JsonNode values) {
        JsonNode fields = json.get("types").get(type);
        if (fields.size() != values.size()) {
            throw new IllegalArgumentException(type + " has " + fields.size() + " fields, given " + values);
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(Hash32.keccak(encodeType(type, fields)).bytes());
        fields.forEach(field -> encoded.writeBytes(
                word(field.get("type").asString(), values.get(field.get("name").asString()))));
        return Hash32.keccak(encoded.toByteArray()).bytes();
    }

    private static String encodeType(String type, JsonNode fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(field ->
                        field.get("type").asString() + " " + field.get("name").asString())
                .collect(Collectors.joining(",", type + "(", ")"));
    }

    private static byte[] word(String type, JsonNode value) {
        String text = value.asString();
        byte[] bytes = switch (type) {
            case "string" -> Hash32.keccak(text.getBytes(UTF_8)).bytes();
            case "address", "bytes32" -> Hex.decode(text);
            default -> new BigInteger(text).toByteArray();
        };
        int sign = bytes.length > 32 ? 1 : 0;
        byte[] word = new byte[32];
        System.arraycopy(bytes, sign, word, 32 - bytes.length + sign, bytes.length - sign);
        return word;
    }
}
