package io.stint.protocol.payroll;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentFile;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A timesheet as a worker hands it over: the signed document, in plain, with the fields of a hub's document; and what the
 * worker claims if nobody looks at it, signed already, for anyone to submit once its time has come.
 *
 * @param claims of which at most one can be made for the same hours; several when an earlier claim may come first
 */
public record HandInFile(Document document, List<ClaimInHand> claims) {
    /** How such a file's name ends. */
    public static final String SUFFIX = ".timesheet.json";

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
        CanonicalJson all = DocumentFile.text(json);
        return JsonFields.read(
                all,
                "timesheet",
                in -> new HandInFile(
                        DocumentFile.read(all, in),
                        in.optional("claims", name -> in.objects(name, CLAIMS, HandInFile::claim))
                                .orElse(List.of())));
    }

    private static ClaimInHand claim(JsonFields in) {
        return new ClaimInHand(
                (int) in.number("round", 1, ROUNDS),
                in.wei("sum"),
                Instant.ofEpochSecond(in.number("notBefore", 0, NEVER)),
                Instant.ofEpochSecond(in.number("deadline", 0, NEVER)),
                in.parsed("signature", Bytes::parse));
    }

    /** The whole as JSON. */
    public String write() {
        ObjectNode node = DocumentFile.write(document);
        if (!claims.isEmpty()) {
            ArrayNode list = node.putArray("claims");
            claims.forEach(c -> list.addObject()
                    .put("round", c.round())
                    .put("sum", c.sum().wei().toString())
                    .put("notBefore", c.notBefore().getEpochSecond())
                    .put("deadline", c.deadline().getEpochSecond())
                    .put("signature", c.signature().hex()));
        }
        return DocumentFile.text(node);
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
