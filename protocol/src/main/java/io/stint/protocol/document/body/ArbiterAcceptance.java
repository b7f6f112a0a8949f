package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Hash32;

/**
 * Whether the arbiter whom terms name will rule under them; of an arbiter's several answers the one created last counts.
 *
 * @param agreement the id that follows from the terms, known before they are signed
 */
public record ArbiterAcceptance(Hash32 agreement, boolean accepts) implements Body {
    /** @throws BadInput as {@link Body#parse} */
    public static ArbiterAcceptance parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.ARBITER_ACCEPTANCE,
                json,
                in -> new ArbiterAcceptance(in.hash("agreement"), in.flag("accepts")));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.ARBITER_ACCEPTANCE;
    }

    @Override
    public CanonicalJson json() {
        return BodyJson.write(
                kind(), BodyJson.versioned().put("agreement", agreement.hex()).put("accepts", accepts));
    }
}
