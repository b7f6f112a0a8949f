package io.stint.chain.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a local chain keeps in its file. Anvil makes a first block at each start and keeps those of all starts, in no order;
 * when it reads them again, any of them may become block 0, on which block 1 does not follow.
 */
final class ChainState {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BLOCKS = "blocks";

    private ChainState() {}

    /** Leaves only the oldest first block, that of the first start, in a file that the chain is to start from. */
    static void keepOneFirstBlock(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Optional<JsonNode> state = read(file);
        if (state.isEmpty() || !(state.get().path(BLOCKS) instanceof ArrayNode blocks)) {
            return;
        }
        List<JsonNode> firsts = blocks.valueStream()
                .filter(block -> number(block, "number") == 0)
                .toList();
        if (firsts.size() < 2) {
            return;
        }
        JsonNode oldest = firsts.stream()
                .min(Comparator.comparingLong(block -> number(block, "timestamp")))
                .orElseThrow();
        blocks.removeIf(block -> number(block, "number") == 0);
        blocks.add(oldest);
        Path mended = file.resolveSibling(file.getFileName() + ".mended");
        Files.write(mended, JSON.writeValueAsBytes(state.get()));
        Files.move(mended, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Empty: it is no JSON, which anvil says in its own words. */
    @SuppressWarnings("UnusedException")
    private static Optional<JsonNode> read(Path file) throws IOException {
        try {
            return Optional.of(JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static long number(JsonNode block, String name) {
        return Long.decode(block.path("header").path(name).asString("-1"));
    }
}
