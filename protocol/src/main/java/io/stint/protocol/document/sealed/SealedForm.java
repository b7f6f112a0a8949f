package io.stint.protocol.document.sealed;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.document.PublicReadingKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypted contents and the content's key for each reader, as a hub stores and serves it. Sizes and shape are checked;
 * whether it can be opened only a reader knows.
 *
 * @param ephemeral made for this document and thrown away
 * @param nonce 12 bytes
 * @param data AES-256-GCM of the canonical body
 * @param readers 1 to 20, each address once
 */
public record SealedForm(PublicReadingKey ephemeral, Bytes nonce, Bytes data, List<Reader> readers) {
    public static final int MOST_READERS = 20;

    /** Of {@link #json}, in bytes. */
    public static final int LARGEST = 96 * 1024;

    private static final int VERSION = 1;
    private static final int LARGEST_DATA = CanonicalJson.LARGEST + Ciphers.TAG;
    private static final int SMALLEST_DATA = 2 + Ciphers.TAG;
    private static final String WHAT = "sealed";

    /** @param key the content's key, encrypted for this reader: 48 bytes */
    public record Reader(Address address, Bytes key) {
        static final int LENGTH = Ciphers.KEY + Ciphers.TAG;

        /**
         * Checks the length.
         *
         * @throws BadInput when the key is not 48 bytes
         */
        public Reader {
            if (key.size() != LENGTH) {
                throw new BadInput("a reader's key is " + LENGTH + " bytes, got " + key.size());
            }
        }
    }

    /**
     * Checks sizes and readers.
     *
     * @throws BadInput when a size is wrong, or there are no, too many or twice the same readers
     */
    public SealedForm {
        readers = List.copyOf(readers);
        if (nonce.size() != Ciphers.NONCE) {
            throw new BadInput("the nonce is " + Ciphers.NONCE + " bytes, got " + nonce.size());
        }
        if (data.size() < SMALLEST_DATA || data.size() > LARGEST_DATA) {
            throw new BadInput("sealed data is from " + SMALLEST_DATA + " to " + LARGEST_DATA + " bytes, got "
                    + data.size() + "; attach what is large as a file");
        }
        requireReaders(readers);
    }

    private static void requireReaders(List<Reader> readers) {
        if (readers.isEmpty() || readers.size() > MOST_READERS) {
            throw new BadInput("a sealed document has 1 to " + MOST_READERS + " readers, got " + readers.size());
        }
        Set<Address> seen = new HashSet<>();
        for (Reader reader : readers) {
            if (!seen.add(reader.address())) {
                throw new BadInput("the reader " + reader.address() + " is named twice; name each once");
            }
        }
    }

    /**
     * Reads what {@link #json} gives, in whatever order and with whatever blanks.
     *
     * @throws BadInput naming the field, when anything in it breaks a rule
     */
    public static SealedForm parse(String json) {
        return JsonFields.read(CanonicalJson.parse(json, LARGEST), WHAT, in -> {
            in.number(WHAT, VERSION, VERSION);
            return new SealedForm(
                    in.parsed("ephemeral", PublicReadingKey::parse),
                    in.bytes("nonce", Ciphers.NONCE),
                    in.base64("data"),
                    in.objects("readers", MOST_READERS, SealedForm::reader));
        });
    }

    private static Reader reader(JsonFields in) {
        return new Reader(in.address("address"), in.bytes("key", Reader.LENGTH));
    }

    /** The canonical text. */
    public CanonicalJson json() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put(WHAT, VERSION)
                .put("ephemeral", ephemeral.toString())
                .put("nonce", nonce.hex())
                .put("data", Base64.getUrlEncoder().withoutPadding().encodeToString(data.toArray()));
        ArrayNode list = node.putArray("readers");
        readers.forEach(reader -> list.addObject()
                .put("address", reader.address().toString())
                .put("key", reader.key().hex()));
        return CanonicalJson.parse(node.toString(), LARGEST);
    }

    /** The encrypted key of this reader; empty when it is not sealed for them. */
    public Optional<Bytes> keyOf(Address address) {
        return readers.stream()
                .filter(reader -> reader.address().equals(address))
                .map(Reader::key)
                .findFirst();
    }
}
