package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stint.hub.Guest;
import io.stint.hub.Village;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDescriptionTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void everyRouteOfTheApiIsDescribedAndEveryDescribedOneIsThere(@TempDir Path folder) {
        try (Village village = Village.in(folder)) {
            JsonNode document =
                    new Guest(village.address()).get("/openapi.json").json();

            Set<String> described = new TreeSet<>();
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                path.getValue().propertyNames().forEach(method -> described.add(method + " " + path.getKey()));
            }
            assertThat(described)
                    .isEqualTo(village.routes().stream()
                            .filter(route -> route.contains(" /api/"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /**
     * By the schema of the OpenAPI Initiative for 3.1 (https://spec.openapis.org/oas/3.1/schema), as the npm package
     * {@code @seriousme/openapi-schema-validator} 2.11.0 ships it: with {@code $ref} for {@code $dynamicRef}.
     */
    @Test
    void theDescriptionIsOneByTheSpecification() throws IOException {
        try (InputStream in = ApiDescriptionTest.class.getResourceAsStream("/openapi-3.1-schema.json")) {
            Schema official = REGISTRY.getSchema(JSON.readTree(in));

            assertThat(official.validate(description())).isEmpty();
            assertThat(official.validate(JSON.createObjectNode().put("openapi", "3.1.0")))
                    .isNotEmpty();
        }
    }

    @Test
    void itsSchemasAreSchemas() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        ApiSchemas.all()
                .properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void everySchemaIsUsedAndEveryUsedOneIsThere() {
        Set<String> referred = new TreeSet<>();
        description().findValuesAsString("$ref").forEach(ref -> referred.add(ref.substring(ref.lastIndexOf('/') + 1)));

        assertThat(referred).isEqualTo(new TreeSet<>(ApiSchemas.all().propertyNames()));
    }

    @Test
    void requiredPropertiesAreDescribed() {
        ApiSchemas.all().properties().forEach(schema -> {
            JsonNode required = schema.getValue().path("required");
            assertThat(required.valueStream().map(JsonNode::asString))
                    .as(schema.getKey())
                    .allMatch(schema.getValue().path("properties")::has);
        });
    }

    @Test
    void whatHasAnEffectOnceAsksForItsKey() {
        Stream<String> once = ApiOperation.all().stream()
                .filter(operation -> operation.who().equals("once"))
                .map(ApiOperation::path);

        assertThat(once)
                .containsExactlyInAnyOrder(
                        "/api/documents",
                        "/api/hidden",
                        "/api/agreements",
                        "/api/agreements/{id}/actions/{name}",
                        "/api/agreements/{id}/hours/claims",
                        "/api/payroll/runs",
                        "/api/vouchers",
                        "/api/standing");
    }

    private static JsonNode description() {
        return JSON.readTree(ApiDescription.document("test").toString());
    }
}
