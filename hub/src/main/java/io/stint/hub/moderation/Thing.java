package io.stint.hub.moderation;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;

/**
 * What can be reported and hidden.
 *
 * @param kind {@code job}, {@code profile} or {@code review}
 * @param id of a job its first version's, of a profile its author's address, of a review the document's
 */
public record Thing(String kind, Bytes id) {
    public static Thing job(DocumentId first) {
        return new Thing("job", Bytes.of(first.hash().bytes()));
    }

    public static Thing profile(Address author) {
        return new Thing("profile", Bytes.of(author.bytes()));
    }

    public static Thing review(DocumentId id) {
        return new Thing("review", Bytes.of(id.hash().bytes()));
    }

    /** @throws BadInput when it can be none */
    static Thing parse(String kind, String id) {
        return switch (kind) {
            case "job" -> job(DocumentId.parse(id));
            case "profile" -> profile(Address.parse(id));
            case "review" -> review(DocumentId.parse(id));
            default -> throw new BadInput("jobs, profiles and reviews can be reported, not '" + kind + "'");
        };
    }

    /** As {@link #parse} reads it. */
    public String name() {
        return kind.equals("profile") ? Address.of(id.toArray()).toString() : id.hex();
    }

    /** Where it can be looked at. */
    public String path() {
        return switch (kind) {
            case "job" -> "/jobs/" + name();
            case "profile" -> "/people/" + name();
            default -> "/api/documents/" + name();
        };
    }
}
