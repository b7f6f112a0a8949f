package io.stint.hub.backup;

import io.stint.protocol.BadInput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup has.
 *
 * @param schema the version of the tables: the last migration
 * @param at when the copy was taken
 * @param chainId of the layer 2
 * @param sequences the last number that each gave; 0: none yet
 */
record Manifest(int schema, Instant at, long chainId, List<Entry> tables, Map<String, Long> sequences) {
    static final String NAME = "manifest.json";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = new JsonMapper();

    /** @param sha256 of the bytes, as hexadecimal digits */
    record Entry(String table, List<String> columns, long rows, long bytes, String sha256) {
        Entry {
            columns = List.copyOf(columns);
        }

        String file() {
            return "tables/" + table + ".copy";
        }
    }

    Manifest {
        tables = List.copyOf(tables);
        sequences = Map.copyOf(sequences);
    }

    Optional<Entry> of(String table) {
        return tables.stream().filter(entry -> entry.table().equals(table)).findFirst();
    }

    long rows(String table) {
        return of(table).map(Entry::rows).orElse(0L);
    }

    String json() {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("schema", schema)
                .put("at", at.toString())
                .put("chainId", chainId);
        var list = json.putArray("tables");
        for (Entry entry : tables) {
            ObjectNode node = list.addObject().put("table", entry.table());
            entry.columns().forEach(node.putArray("columns")::add);
            node.put("rows", entry.rows()).put("bytes", entry.bytes()).put("sha256", entry.sha256());
        }
        ObjectNode numbers = json.putObject("sequences");
        new TreeMap<>(sequences).forEach(numbers::put);
        return json.toPrettyString();
    }

    /** @throws BadInput when it is no manifest of this format */
    static Manifest parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            int format = json.path("format").asInt(0);
            if (format != FORMAT) {
                throw new BadInput("the backup's format is " + format + ", this version of stint reads " + FORMAT
                        + "; use the version that wrote it, or a later one");
            }
            List<Entry> tables = new ArrayList<>();
            json.required("tables").forEach(entry -> tables.add(entry(entry)));
            Map<String, Long> sequences = new TreeMap<>();
            json.required("sequences")
                    .properties()
                    .forEach(e -> sequences.put(e.getKey(), e.getValue().asLong()));
            return new Manifest(
                    json.required("schema").asInt(),
                    Instant.parse(json.required("at").asString()),
                    json.required("chainId").asLong(),
                    tables,
                    sequences);
        } catch (JacksonException | DateTimeParseException e) {
            throw new BadInput("the backup's manifest cannot be read: " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonNode json) {
        List<String> columns = new ArrayList<>();
        json.required("columns").forEach(column -> columns.add(column.asString()));
        return new Entry(
                json.required("table").asString(),
                columns,
                json.required("rows").asLong(),
                json.required("bytes").asLong(),
                json.required("sha256").asString());
    }
}
