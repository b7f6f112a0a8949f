package io.stint.hub.demo;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** EIP-712 as a wallet computes it: of the JSON alone, for the flat structures that the escrow has. */
final class WalletHash {
    private static final int WORD = 32;

    private WalletHash() {}

    /** What {@code eth_signTypedData_v4} signs. */
    static Hash32 of(JsonNode data) {
        Hash32 domain = struct(data, "EIP712Domain", data.get("domain"));
        Hash32 message = struct(data, data.get("primaryType").asString(), data.get("message"));
        return Hash32.keccak(new byte[] {0x19, 0x01}, domain.bytes(), message.bytes());
    }

    private static Hash32 struct(JsonNode data, String name, JsonNode values) {
        JsonNode fields = data.get("types").get(name);
        String type = fields.valueStream()
                .map(field ->
                        field.get("type").asString() + " " + field.get("name").asString())
                .collect(Collectors.joining(",", name + "(", ")"));
        List<byte[]> words = new ArrayList<>(List.of(Hash32.keccak(type).bytes()));
        fields.forEach(field -> words.add(word(
                field.get("type").asString(),
                values.get(field.get("name").asString()).asString())));
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
        byte[] word = new byte[WORD];
        int from = Math.max(0, bytes.length - WORD);
        System.arraycopy(bytes, from, word, WORD - (bytes.length - from), bytes.length - from);
        return word;
    }
}
