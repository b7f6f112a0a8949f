package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.PublicReadingKey;

/** The key with which others seal documents for the author; of several the one created last counts. */
public record ReadingKey(PublicReadingKey key) implements Body {
    /** @throws BadInput as {@link Body#parse} */
    public static ReadingKey parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.READING_KEY, json, in -> new ReadingKey(in.parsed("key", PublicReadingKey::parse)));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.READING_KEY;
    }

    @Override
    public CanonicalJson json() {
        return BodyJson.write(kind(), BodyJson.versioned().put("key", key.toString()));
    }
}
