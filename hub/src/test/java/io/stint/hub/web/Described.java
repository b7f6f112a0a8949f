package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares what goes to and fro with the description of the API: the tests' callers show it every exchange. What an object
 * has and the description lacks is wrong as well.
 */
public final class Described {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<ApiOperation> OPERATIONS = ApiOperation.all();
    private static final JsonNode DEFINITIONS = strict();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Described() {}

    /**
     * A request and its answer.
     *
     * @param target path and query
     * @param sent the body; empty: none
     * @param type of the answer
     */
    public static void exchange(String method, String target, String sent, int status, String type, String answer) {
        String path = target.split("\\?", 2)[0];
        OPERATIONS.stream()
                .filter(operation -> operation.method().equals(method) && path.matches(pattern(operation.path())))
                .min(Comparator.comparingLong(operation ->
                        operation.path().chars().filter(c -> c == '{').count()))
                .ifPresent(operation -> compare(operation, sent, status, type, answer));
    }

    private static String pattern(String path) {
        return Pattern.compile("\\{\\w+}|[^{]+")
                .matcher(path)
                .results()
                .map(part -> part.group().startsWith("{") ? "[^/]+" : Pattern.quote(part.group()))
                .reduce("", String::concat);
    }

    private static void compare(ApiOperation operation, String sent, int status, String type, String answer) {
        String name = operation.method() + " " + operation.path();
        if (status >= 400) {
            assertThat(type).as(name).isEqualTo("application/problem+json");
            requireValid(name, ApiSchemas.PROBLEM, answer);
            return;
        }
        assertThat(status).as(name).isEqualTo(operation.status());
        if (operation.gives().isEmpty()) {
            assertThat(answer).as(name).isEmpty();
        } else if (!operation.gives().contains("/")) {
            assertThat(type).as(name).isEqualTo("application/json");
            requireValid(name, operation.gives(), answer);
        }
        if (!operation.takes().isEmpty() && !operation.takes().contains("/") && !sent.isEmpty()) {
            requireValid(name + " takes", operation.takes(), sent);
        }
    }

    private static void requireValid(String name, String schema, String json) {
        assertThat(SCHEMAS.computeIfAbsent(schema, Described::compiled).validate(JSON.readTree(json)))
                .as("%s: %s", name, json)
                .isEmpty();
    }

    private static Schema compiled(String name) {
        ObjectNode root = JSON.createObjectNode().put("$ref", "#/$defs/" + name);
        return REGISTRY.getSchema(root.set("$defs", DEFINITIONS));
    }

    private static JsonNode strict() {
        ObjectNode all = ApiSchemas.all();
        all.values().forEach(Described::closed);
        return JSON.readTree(all.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
    }
}
