package io.stint.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Guest;
import io.stint.hub.Village;
import io.stint.hub.web.ApiDescription.Operation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTest {
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
            assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
        }
    }

    @Test
    void whatHasAnEffectOnceAsksForItsKey() {
        assertThat(ApiDescription.operations())
                .filteredOn(operation -> operation.who().equals("once"))
                .extracting(Operation::path)
                .containsExactlyInAnyOrder("/api/documents", "/api/agreements", "/api/agreements/{id}/actions/{name}");
    }
}
