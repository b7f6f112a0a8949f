package io.stint.protocol.escrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signatures in the ABI that the compiler wrote. */
final class ContractAbi {
    private static final JsonNode ABI = load();

    private ContractAbi() {}

    static List<String> events() {
        return signatures("event");
    }

    static List<String> errors() {
        return signatures("error");
    }

    static List<String> functions() {
        return signatures("function");
    }

    private static List<String> signatures(String type) {
        return StreamSupport.stream(ABI.spliterator(), false)
                .filter(item -> item.get("type").asString().equals(type))
                .map(item -> item.get("name").asString() + types(item.get("inputs")))
                .toList();
    }

    private static String types(JsonNode inputs) {
        return StreamSupport.stream(inputs.spliterator(), false)
                .map(ContractAbi::type)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String type(JsonNode input) {
        String type = input.get("type").asString();
        return type.startsWith("tuple") ? types(input.get("components")) + type.substring("tuple".length()) : type;
    }

    private static JsonNode load() {
        try (InputStream in = ContractAbi.class.getResourceAsStream("/io/stint/protocol/escrow/Escrow.json")) {
            return JsonMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(in))
                    .get("abi");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
