package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;

/**
 * What one party of an agreement thinks of the other.
 *
 * @param of whom it is about
 * @param stars from 1 to 5
 * @param text may be blank
 */
public record Review(Hash32 agreement, Address of, int stars, String text) implements Body {
    /** @throws BadInput as {@link Body#parse} */
    public static Review parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.REVIEW,
                json,
                in -> new Review(
                        in.hash("agreement"),
                        in.address("of"),
                        (int) in.number("stars", 1, Limits.STARS),
                        in.linesOrNone("text", Limits.TEXT)));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.REVIEW;
    }

    @Override
    public CanonicalJson json() {
        return BodyJson.write(
                kind(),
                BodyJson.versioned()
                        .put("agreement", agreement.hex())
                        .put("of", of.toString())
                        .put("stars", stars)
                        .put("text", text));
    }
}
