package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that belongs to a document and is stored beside it.
 *
 * @param name without a path
 * @param type media type, lower case, without parameters: {@code image/png}
 * @param size of the stored bytes
 * @param hash SHA-256 of the stored bytes
 * @param secret with which the stored bytes are encrypted; empty: they are not
 */
public record AttachedFile(String name, String type, long size, Hash32 hash, Optional<Secret> secret) {
    private static final String TOKEN = "[a-z0-9][a-z0-9!#$&^_.+-]{0,62}";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN);

    /**
     * How the stored bytes are opened: AES-256-GCM with its tag at the end, without associated data.
     *
     * @param key 32 bytes
     * @param nonce 12 bytes
     */
    public record Secret(Bytes key, Bytes nonce) {
        static final int KEY = 32;
        static final int NONCE = 12;

        /** Does not show the key. */
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** Reads the field {@code files}. */
    static List<AttachedFile> readAll(JsonFields in) {
        return in.objects("files", Limits.FILES, AttachedFile::read);
    }

    static JsonNode nodes(List<AttachedFile> files) {
        return BodyJson.list(files, AttachedFile::node);
    }

    private static AttachedFile read(JsonFields in) {
        return new AttachedFile(
                name(in),
                in.parsed("type", AttachedFile::type),
                in.number("size", 0, Limits.FILE),
                in.hash("hash"),
                secret(in));
    }

    private static String name(JsonFields in) {
        String name = in.line("name", Limits.TITLE);
        if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
            throw in.bad("name", "must be a file's name without a path");
        }
        return name;
    }

    private static String type(String text) {
        if (!TYPE.matcher(text).matches()) {
            throw new BadInput("'" + text + "' is no media type; write it as image/png, or application/octet-stream");
        }
        return text;
    }

    private static Optional<Secret> secret(JsonFields in) {
        Optional<Bytes> key = in.optional("key", name -> in.bytes(name, Secret.KEY));
        Optional<Bytes> nonce = in.optional("nonce", name -> in.bytes(name, Secret.NONCE));
        if (key.isPresent() != nonce.isPresent()) {
            throw in.bad("must have key and nonce, or neither");
        }
        return key.flatMap(k -> nonce.map(n -> new Secret(k, n)));
    }

    private JsonNode node() {
        ObjectNode node = BodyJson.object()
                .put("name", name)
                .put("type", type)
                .put("size", size)
                .put("hash", hash.hex());
        secret.ifPresent(
                s -> node.put("key", s.key().hex()).put("nonce", s.nonce().hex()));
        return node;
    }
}
