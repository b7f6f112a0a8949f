package io.stint.hub.web;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of requests and answers as JSON Schema, from {@code api/schemas/}. */
final class ApiSchemas {
    static final String PROBLEM = "Problem";

    private static final List<String> FILES = List.of(
            "common", "market", "document", "agreement", "payroll", "action", "wallet", "account", "hours", "draw");
    private static final JsonMapper JSON = new JsonMapper();

    private ApiSchemas() {}

    /** By name. */
    static ObjectNode all() {
        ObjectNode all = Json.object();
        FILES.forEach(file -> JSON.readTree(ApiOperation.resource("schemas/" + file + ".json"))
                .properties()
                .forEach(schema -> all.set(schema.getKey(), schema.getValue())));
        return all;
    }

    /** A body: of a media type, or JSON of a schema. */
    static ObjectNode content(String type) {
        ObjectNode content = Json.object();
        if (type.contains("/")) {
            content.putObject(type);
        } else {
            refer(content, "application/json", type);
        }
        return content;
    }

    static ObjectNode problem() {
        ObjectNode content = Json.object();
        refer(content, "application/problem+json", PROBLEM);
        return content;
    }

    private static void refer(ObjectNode content, String media, String schema) {
        content.putObject(media).putObject("schema").put("$ref", "#/components/schemas/" + schema);
    }
}
