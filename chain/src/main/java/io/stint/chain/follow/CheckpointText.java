package io.stint.chain.follow;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code {"blocks":[[number,"hash"],...],"start":number,"version":1}}, in this order and without spaces. */
final class CheckpointText {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CheckpointText() {}

    static String write(Checkpoint checkpoint) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode blocks = json.putArray("blocks");
        for (BlockId block : checkpoint.recent()) {
            blocks.addArray().add(block.number()).add(block.hash().hex());
        }
        return json.put("start", checkpoint.start()).put("version", VERSION).toString();
    }

    static Checkpoint read(String text) {
        JsonNode json = parse(text);
        if (!json.path("version").isInt() || json.get("version").intValue() != VERSION) {
            throw new BadInput("the checkpoint is not of version " + VERSION + ", the only one known here");
        }
        List<BlockId> blocks = new ArrayList<>();
        for (JsonNode block : json.path("blocks")) {
            blocks.add(new BlockId(
                    number(block.path(0)), Hash32.parse(block.path(1).asString(""))));
        }
        Checkpoint checkpoint = new Checkpoint(number(json.path("start")), blocks);
        if (!write(checkpoint).equals(text)) {
            throw new BadInput("the checkpoint was changed since it was written");
        }
        return checkpoint;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BadInput("the checkpoint is no JSON", e);
        }
    }

    private static long number(JsonNode json) {
        if (!json.isIntegralNumber() || !json.canConvertToLong()) {
            throw new BadInput("the checkpoint has something else where a block's number must be: " + json);
        }
        return json.longValue();
    }
}
