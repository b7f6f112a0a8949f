package io.stint.hub.moderation;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.eip712.Struct;
import io.stint.protocol.eip712.StructType;
import io.stint.protocol.eip712.TypedData;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that one hub's operator does not show, in one order: equal lists have equal bytes.
 *
 * @param entries each thing once
 */
record HideList(List<Entry> entries) {
    /** In bytes; a list that is longer is neither signed nor taken. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int MOST = 50_000;
    private static final int LONGEST_NOTE = 2000;
    private static final StructType TYPE = StructType.of("HideList(uint64 version,uint64 entries,bytes32 hash)");

    /** @param note for everybody; may be empty */
    record Entry(Thing thing, Category category, String note) {}

    /** @throws BadInput when a thing is named twice */
    HideList {
        entries = entries.stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.thing().kind())
                        .thenComparing(entry -> entry.thing().name()))
                .toList();
        if (new HashSet<>(entries.stream().map(Entry::thing).toList()).size() < entries.size()) {
            throw new BadInput("the list names something twice");
        }
    }

    /** The text whose hash is signed. */
    CanonicalJson json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", 1);
        ArrayNode hides = json.putArray("hides");
        entries.forEach(entry -> hides.addObject()
                .put("kind", entry.thing().kind())
                .put("id", entry.thing().name())
                .put("category", entry.category().word())
                .put("note", entry.note()));
        return CanonicalJson.parse(json.toString(), LARGEST);
    }

    /** @throws BadInput when it is no such list */
    static HideList read(JsonFields in) {
        in.number("v", 1, 1);
        return new HideList(in.objects("hides", MOST, HideList::entry));
    }

    private static Entry entry(JsonFields in) {
        String kind = in.line("kind", 10);
        return new Entry(
                Thing.parse(kind, in.line("id", 70)),
                Category.parse(in.line("category", 20)),
                in.linesOrNone("note", LONGEST_NOTE));
    }

    Hash32 hash() {
        return Hash32.sha256(json().bytes());
    }

    /**
     * What the operator signs.
     *
     * @param domain of the escrow: a wallet page signs nothing that a hub asks for without it
     * @param version larger than that of each list before
     */
    TypedData typedData(Domain domain, long version) {
        return new TypedData(
                domain,
                Struct.of(TYPE)
                        .uint(version)
                        .uint(entries.size())
                        .bytes32(hash())
                        .build());
    }

    /** Whose signature it is; empty: nobody's. */
    Optional<Address> signer(Domain domain, long version, Signature signature) {
        return Secp256k1.recover(typedData(domain, version).digest(), signature);
    }
}
