package io.stint.hub.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a stored file may be: a picture, by its first bytes, or bytes that only their owner understands. */
enum BlobType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    ANY("application/octet-stream", "bin");

    private final String mediaType;
    private final String ending;

    BlobType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    static Optional<BlobType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(BlobType::mediaType).collect(Collectors.joining(", "));
    }

    private static boolean has(byte[] bytes, int at, String signature) {
        byte[] wanted = signature.getBytes(ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether bytes that begin so can be of this type. */
    boolean fits(byte[] bytes) {
        return switch (this) {
            case PNG -> has(bytes, 0, "\u0089PNG\r\n\u001a\n");
            case JPEG -> has(bytes, 0, "\u00ff\u00d8\u00ff");
            case WEBP -> has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP");
            case ANY -> true;
        };
    }

    String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    String ending() {
        return ending;
    }

    /** Everybody may see pictures; whoever wants them private encrypts them. */
    boolean isPublic() {
        return this != ANY;
    }
}
