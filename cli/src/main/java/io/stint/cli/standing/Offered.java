package io.stint.cli.standing;

import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.document.sealed.SealedDocument;
import io.stint.protocol.document.sealed.SealedForm;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a hub says of an agreement of whose hours a key may approve. Documents verify themselves, money is what the hub
 * says: a hub that lies about it makes vouchers that it then does not take.
 *
 * @param now the chain's time
 * @param base what is approved, or drawn where that is more
 * @param periods up to what each was approved
 * @param round how many claims were made
 * @param claimed what claims hold of timesheets, or have paid
 * @param memos of the newest vouchers, from the lowest total on
 * @param documents of the agreement, and its scope
 */
record Offered(
        Instant now,
        Amount approved,
        Amount base,
        Map<LocalDate, Known> periods,
        int round,
        Map<Hash32, Held> claimed,
        List<Hash32> memos,
        List<SealedDocument> documents) {

    Offered {
        periods = Map.copyOf(periods);
        claimed = Map.copyOf(claimed);
        memos = List.copyOf(memos);
        documents = List.copyOf(documents);
    }

    /**
     * Up to what a period was approved.
     *
     * @param worth without what claims hold of it
     * @param running whether the period went on then
     * @param memo of the voucher with which that was said; empty: nobody said it to the hub
     * @param last its last day; empty: not known
     */
    record Known(Amount worth, boolean running, Optional<Hash32> memo, Optional<LocalDate> last) {
        static Known of(Amount worth, boolean running) {
            return new Known(worth, running, Optional.empty(), Optional.empty());
        }

        private static Known read(JsonNode period) {
            return new Known(
                    amount(period, "worth"),
                    period.path("running").asBoolean(false),
                    Optional.of(Hash32.parse(period.path("memo").asString(""))),
                    period.has("to")
                            ? Optional.of(LocalDate.parse(period.path("to").asString("")))
                            : Optional.empty());
        }

        Known more(Known other) {
            return new Known(
                    worth.max(other.worth),
                    running && other.running,
                    memo.or(other::memo),
                    Stream.of(last, other.last).flatMap(Optional::stream).max(Comparator.naturalOrder()));
        }
    }

    /**
     * What claims hold of a timesheet, or have paid.
     *
     * @param looked whether a person of the client's side, and no lent key, has approved something since it was claimed
     */
    record Held(Amount sum, boolean looked) {
        private static Held read(JsonNode claim) {
            return new Held(amount(claim, "sum"), claim.path("looked").asBoolean(false));
        }
    }

    /** Empty: the key may approve nothing of it, any more. */
    static Optional<Offered> of(JsonNode payroll, Hash32 agreement, Hash32 scope) {
        return payroll.path("agreements")
                .valueStream()
                .filter(one -> one.path("agreement").asString("").equals(agreement.hex()))
                .findFirst()
                .map(one -> read(payroll, one, agreement, scope));
    }

    private static Offered read(JsonNode payroll, JsonNode one, Hash32 agreement, Hash32 scope) {
        Map<LocalDate, Known> periods = new HashMap<>();
        one.path("periods")
                .valueStream()
                .forEach(period ->
                        periods.put(LocalDate.parse(period.path("period").asString("")), Known.read(period)));
        List<Hash32> memos = one.path("vouchers")
                .valueStream()
                .map(voucher -> Hash32.parse(voucher.path("memo").asString("")))
                .toList();
        Map<Hash32, Held> claimed = new HashMap<>();
        one.path("claimed")
                .valueStream()
                .forEach(claim ->
                        claimed.put(Hash32.parse(claim.path("timesheet").asString("")), Held.read(claim)));
        List<SealedDocument> documents = payroll.path("documents")
                .valueStream()
                .filter(document -> document.path("agreement").asString("").equals(agreement.hex())
                        || document.path("id").asString("").equals(scope.hex()))
                .map(Offered::document)
                .toList();
        return new Offered(
                Instant.ofEpochSecond(payroll.path("now").asLong(0)),
                amount(one, "approved"),
                amount(one, "approved").max(amount(one, "drawn")),
                periods,
                one.path("round").asInt(0),
                claimed,
                memos,
                documents);
    }

    private static Amount amount(JsonNode json, String field) {
        return Amount.ofWei(new BigInteger(json.path(field).asString("0")));
    }

    private static SealedDocument document(JsonNode json) {
        return new SealedDocument(
                DocumentId.parse(json.path("id").asString("")),
                DocumentKind.parse(json.path("kind").asString("")),
                Instant.ofEpochSecond(json.path("createdAt").asLong(0)),
                Address.parse(json.path("author").asString("")),
                Signature.parse(json.path("signature").asString("")),
                SealedForm.parse(json.path("sealed").toString()));
    }

    /** Those of a kind, opened. */
    List<Document> opened(DocumentKind kind, ReadingKeyPair key, Address reader) {
        return documents.stream()
                .filter(document -> document.kind() == kind)
                .filter(document -> document.sealed().keyOf(reader).isPresent())
                .map(document -> document.open(key, reader))
                .toList();
    }
}
