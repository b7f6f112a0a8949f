package io.stint.hub.document;

import io.stint.fuzz.Parts;
import io.stint.fuzz.Reading;
import io.stint.hub.web.RequestTarget;
import java.util.List;
import java.util.Optional;

/** Files and documents that people store. */
public final class DocumentTarget {
    private static final List<BlobType> TYPES = List.of(BlobType.values());

    private DocumentTarget() {}

    public static boolean submissions(byte[] input) {
        return RequestTarget.body(input, DocumentJson::read);
    }

    /** A picture that carries nothing beside the picture carries none of the words that begin what cameras write. */
    public static boolean pictures(byte[] input) {
        Parts parts = new Parts(input);
        BlobType type = TYPES.get(parts.number(TYPES.size()));
        byte[] bytes = parts.rest();
        return bytes.length > 0 && type.fits(bytes) && isMere(type, bytes);
    }

    // What is damaged is refused, whatever is wrong with it.
    @SuppressWarnings("UnusedException")
    private static boolean isMere(BlobType type, byte[] bytes) {
        try {
            Optional<String> note = Segments.note(type, bytes);
            Reading.require(note.filter(String::isEmpty).isEmpty(), "a note has no name");
            return note.isEmpty();
        } catch (Segments.Damaged e) {
            return false;
        }
    }
}
