package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /openapi.json}: the API as OpenAPI 3.1, made of the list in {@code api/routes.txt} and the schemas beside it: who
 * may ask, with which parameters and bodies, and what comes. Tests compare it with what the hub takes and answers.
 */
final class ApiDescription implements Routes {
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private final String text;

    ApiDescription(String hub) {
        this.text = document(hub).toString();
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/openapi.json", ctx -> ctx.contentType("application/json").result(text));
    }

    static ObjectNode document(String hub) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info").put("title", hub).put("version", "0.1.0");
        ObjectNode paths = document.putObject("paths");
        ApiOperation.all()
                .forEach(operation ->
                        describe(paths.withObjectProperty(operation.path()).putObject(operation.method()), operation));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", Guard.COOKIE);
        components.set("schemas", ApiSchemas.all());
        return document;
    }

    private static void describe(ObjectNode described, ApiOperation operation) {
        described.put("summary", operation.does());
        ArrayNode parameters = described.putArray("parameters");
        IN_PATH.matcher(operation.path())
                .results()
                .forEach(match -> parameter(parameters, match.group(1), "path", true));
        operation.query().forEach(name -> parameter(parameters, name, "query", false));
        if (operation.who().equals("once")) {
            parameter(parameters, Idempotency.HEADER, "header", true);
        }
        if (!operation.who().equals("anyone")) {
            described.putArray("security").addObject().putArray("session");
            if (!operation.method().equals("get")) {
                parameter(parameters, Guard.CSRF_HEADER, "header", true);
            }
        }
        if (!operation.takes().isEmpty()) {
            described.putObject("requestBody").set("content", ApiSchemas.content(operation.takes()));
        }
        responses(described.putObject("responses"), operation);
    }

    private static void responses(ObjectNode responses, ApiOperation operation) {
        ObjectNode done =
                responses.putObject(Integer.toString(operation.status())).put("description", "Done");
        if (!operation.gives().isEmpty()) {
            done.set("content", ApiSchemas.content(operation.gives()));
        }
        responses
                .putObject("default")
                .put("description", "Refused, with the reason (RFC 9457)")
                .set("content", ApiSchemas.problem());
    }

    private static void parameter(ArrayNode parameters, String name, String in, boolean required) {
        parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", required)
                .putObject("schema")
                .put("type", "string");
    }
}
