package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET /openapi.json}: the API's routes as OpenAPI 3.1, from the list in {@code api/routes.txt}: who may ask, with
 * which parameters, and how refusals look. It does not describe the bodies.
 */
final class ApiDescription implements Routes {
    private static final String LIST = "/api/routes.txt";
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private final String text;

    ApiDescription(String hub) {
        this.text = document(hub, operations()).toString();
    }

    /**
     * One line of the list.
     *
     * @param who {@code anyone}, {@code session} or {@code once}
     */
    record Operation(String method, String path, String who, List<String> query, String does) {
        static Operation parse(String line) {
            String[] parts = line.split("\\|", -1);
            String[] route = parts[0].strip().split(" ", -1);
            List<String> query = Arrays.stream(parts[2].strip().split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .toList();
            return new Operation(route[0], route[1], parts[1].strip(), query, parts[3].strip());
        }
    }

    static List<Operation> operations() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new StintException("the list of the API's routes is missing: " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        } catch (IOException e) {
            throw new StintException("the list of the API's routes cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/openapi.json", ctx -> ctx.contentType("application/json").result(text));
    }

    private static ObjectNode document(String hub, List<Operation> operations) {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info").put("title", hub).put("version", "0.1.0");
        ObjectNode paths = document.putObject("paths");
        operations.forEach(operation ->
                describe(paths.withObjectProperty(operation.path()).putObject(operation.method()), operation));
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", Guard.COOKIE);
        problem(components.putObject("schemas").putObject("Problem"));
        return document;
    }

    private static void describe(ObjectNode described, Operation operation) {
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
        ObjectNode responses = described.putObject("responses");
        responses.putObject("2XX").put("description", "Done");
        ObjectNode refused = responses.putObject("default").put("description", "Refused, with the reason (RFC 9457)");
        refused.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
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

    private static void problem(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : List.of("type", "title", "detail")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        properties
                .putObject("fields")
                .put("type", "object")
                .putObject("additionalProperties")
                .put("type", "string");
    }
}
