package io.stint.protocol.payroll;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * A timesheet as a worker hands it over: the signed document, in plain, with the fields of a hub's document; and what the
 * worker claims if nobody looks at it, signed already, for anyone to submit once its time has come.
 *
 * @param claims of which at most one can be made for the same hours; several when an earlier claim may come first
 */
public record HandInFile(Document document, List<ClaimInHand> claims) {
    /** How such a file's name ends. */
    public static final String SUFFIX = ".timesheet.json";

    private static final int LARGEST = 2 * CanonicalJson.LARGEST;
    private static final long LAST = 253_402_300_799L;
    private static final long NEVER = (1L << 40) - 1;
    private static final int ROUNDS = 0xFFFF;
    private static final int CLAIMS = 2;

    public HandInFile {
        claims = List.copyOf(claims);
    }

    /**
     * A claim that nobody submitted yet. Its evidence is the timesheet.
     *
     * @param notBefore from when on it may be submitted
     * @param signature the worker's
     */
    public record ClaimInHand(int round, Amount sum, Instant notBefore, Instant deadline, Bytes signature) {
        /** What the worker signs. */
        public static Message.Claim message(
                Hash32 agreement, int round, Amount sum, DocumentId sheet, Instant notBefore, Instant deadline) {
            return new Message.Claim(agreement, round, sum, sheet.hash(), notBefore, deadline);
        }
    }

    /**
     * Reads what {@link #write} gives.
     *
     * @throws BadInput when it is cut off, no timesheet, has more or fewer fields, or was not signed by its author
     */
    public static HandInFile read(String json) {
        CanonicalJson all = CanonicalJson.parse(json, LARGEST);
        return JsonFields.read(all, "timesheet", in -> {
            CanonicalJson body = in.object("body", fields -> body(all, fields));
            HandInFile file = new HandInFile(
                    new Document(
                            in.parsed("kind", DocumentKind::parse),
                            Instant.ofEpochSecond(in.number("createdAt", 0, LAST)),
                            body,
                            in.address("author"),
                            in.parsed("signature", text -> new Hex(Signature.parse(text), text))
                                    .signature()),
                    in.optional("claims", name -> in.objects(name, CLAIMS, HandInFile::claim))
                            .orElse(List.of()));
            DocumentId id = in.parsed("id", DocumentId::parse);
            if (!id.equals(file.document.id())) {
                throw new BadInput("the timesheet's contents make the id " + file.document.id() + ", not " + id);
            }
            return file;
        });
    }

    /** Its fields are checked where the body is read; here they are taken as they are. */
    private static CanonicalJson body(CanonicalJson all, JsonFields fields) {
        CanonicalJson body = CanonicalJson.parse(all.tree().get("body").toString());
        body.tree().propertyNames().forEach(name -> fields.optional(name, field -> field));
        return body;
    }

    private static ClaimInHand claim(JsonFields in) {
        return new ClaimInHand(
                (int) in.number("round", 1, ROUNDS),
                in.wei("sum"),
                Instant.ofEpochSecond(in.number("notBefore", 0, NEVER)),
                Instant.ofEpochSecond(in.number("deadline", 0, NEVER)),
                in.parsed("signature", Bytes::parse));
    }

    /** A signature in either of its lengths. */
    private record Hex(Signature signature, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The whole as JSON. */
    public String write() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", document.id().toString())
                .put("kind", document.kind().wireName())
                .put("author", document.author().toString())
                .put("createdAt", document.createdAt().getEpochSecond())
                .put("signature", Bytes.of(document.signature().compact()).hex());
        node.putRawValue("body", new RawValue(document.body().text()));
        if (!claims.isEmpty()) {
            ArrayNode list = node.putArray("claims");
            claims.forEach(c -> list.addObject()
                    .put("round", c.round())
                    .put("sum", c.sum().wei().toString())
                    .put("notBefore", c.notBefore().getEpochSecond())
                    .put("deadline", c.deadline().getEpochSecond())
                    .put("signature", c.signature().hex()));
        }
        return JsonMapper.shared().writeValueAsString(node) + "\n";
    }

    /**
     * Checks the claims.
     *
     * @throws BadInput when the author of the timesheet did not sign it
     */
    public void requireClaims(Hash32 agreement, Domain domain) {
        claims.forEach(c -> {
            Hash32 digest = ClaimInHand.message(
                            agreement, c.round(), c.sum(), document.id(), c.notBefore(), c.deadline())
                    .digest(domain);
            Address author = document.author();
            boolean signed = Secp256k1.recover(
                            digest, Signature.parse(c.signature().toArray()))
                    .filter(author::equals)
                    .isPresent();
            if (!signed) {
                throw new BadInput("the claim in hand is not signed by " + author + "; ask for the timesheet again");
            }
        });
    }
}
