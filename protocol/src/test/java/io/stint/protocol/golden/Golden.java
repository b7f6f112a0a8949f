package io.stint.protocol.golden;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors that {@code contracts/tools/golden.mjs} makes with viem. */
final class Golden {
    private static final JsonNode ROOT = load();

    private Golden() {}

    static JsonNode root() {
        return ROOT;
    }

    static Stream<JsonNode> all(String list) {
        return StreamSupport.stream(ROOT.get(list).spliterator(), false);
    }

    /** The values of a JSON tree in order, without the names. */
    static List<String> leaves(JsonNode node) {
        List<String> leaves = new ArrayList<>();
        if (node.isContainer()) {
            node.forEach(child -> leaves.addAll(leaves(child)));
        } else {
            leaves.add(node.asString().toLowerCase(java.util.Locale.ROOT));
        }
        return leaves;
    }

    /** The values of our records in order, as the vectors write them. */
    static List<String> leaves(Object value) {
        return switch (value) {
            case Terms t -> List.of(Bytes.of(PackedTerms.pack(t)).hex());
            case Approval.Proven p -> fields(p);
            case Approval a -> List.of(a.encoded().hex());
            case Amount a -> List.of(a.wei().toString());
            case Address a -> List.of(a.hex());
            case Hash32 h -> List.of(h.hex());
            case Bytes b -> List.of(b.hex());
            case Instant i -> List.of(Long.toString(i.getEpochSecond()));
            case BigInteger i -> List.of(i.toString());
            case Integer i -> List.of(i.toString());
            case List<?> list -> list.stream().flatMap(v -> leaves(v).stream()).toList();
            case Record r -> fields(r);
            default -> throw new IllegalArgumentException("no vector has a " + value.getClass());
        };
    }

    private static List<String> fields(Record r) {
        List<String> leaves = new ArrayList<>();
        for (RecordComponent component : r.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                leaves.addAll(
                        leaves(Objects.requireNonNull(component.getAccessor().invoke(r))));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return leaves;
    }

    private static JsonNode load() {
        try (InputStream in = Golden.class.getResourceAsStream("/io/stint/protocol/golden.json")) {
            return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
