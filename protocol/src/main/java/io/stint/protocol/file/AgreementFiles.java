package io.stint.protocol.file;

import io.stint.protocol.BadInput;
import io.stint.protocol.file.AgreementFile.Closing;
import io.stint.protocol.file.AgreementFile.OpenSignature;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An agreement file as JSON. Amounts are decimal strings in the token's smallest unit, times Unix seconds, periods
 * seconds. Unknown and missing fields are refused, and so is a file whose terms are not those of its id.
 */
public final class AgreementFiles {
    public static final String FORMAT = "stint-agreement-1";

    private AgreementFiles() {}

    public static String write(AgreementFile file) {
        ObjectNode root = Fields.object();
        root.put("format", FORMAT);
        root.put("agreement", file.id().hex());
        root.put("chainId", file.chainId());
        root.put("escrow", file.escrow().toString());
        root.put("sinceBlock", file.sinceBlock());
        root.set("terms", TermsJson.write(file.terms()));
        file.workerSignature().ifPresent(s -> root.put("workerSignature", s.hex()));
        file.openSignature()
                .ifPresent(s -> root.putObject("openSignature")
                        .put("amount", s.amount().wei().toString())
                        .put("deadline", s.deadline().getEpochSecond())
                        .put("signature", s.signature().hex()));
        ArrayNode vouchers = root.putArray("vouchers");
        file.vouchers()
                .forEach(v -> putPath(
                        vouchers.addObject()
                                .put("total", v.total().wei().toString())
                                .put("memo", v.memo().hex())
                                .put("signer", v.signer().toString())
                                .put("signature", v.signature().hex()),
                        v.path()));
        ArrayNode delegations = root.putArray("delegations");
        file.delegations()
                .forEach(d -> putPath(
                        delegations
                                .addObject()
                                .put("key", d.key().toString())
                                .put("limit", d.limit().wei().toString())
                                .put("signer", d.signer().toString())
                                .put("signature", d.signature().hex()),
                        d.path()));
        file.closing().ifPresent(c -> root.set("closing", write(c)));
        return Fields.print(root);
    }

    /** @throws BadInput when the text is cut off, of another format, or was changed */
    public static AgreementFile read(String json) {
        Fields root = Fields.parse(json, "agreement file");
        String format = root.text("format");
        if (!format.equals(FORMAT)) {
            throw new BadInput("the agreement file's format is '" + format + "'; this program reads " + FORMAT);
        }
        Hash32 id = root.hash("agreement");
        AgreementFile file = new AgreementFile(
                root.number("chainId"),
                root.address("escrow"),
                root.block("sinceBlock"),
                TermsJson.read(root.object("terms")),
                root.has("workerSignature") ? Optional.of(root.bytes("workerSignature")) : Optional.empty(),
                root.has("openSignature") ? Optional.of(openSignature(root.object("openSignature"))) : Optional.empty(),
                root.objects("vouchers").stream().map(AgreementFiles::voucher).toList(),
                root.objects("delegations").stream()
                        .map(AgreementFiles::delegation)
                        .toList(),
                root.has("closing") ? Optional.of(closing(root.object("closing"))) : Optional.empty());
        root.nothingElse();
        if (!file.id().equals(id)) {
            throw new BadInput("the agreement file was changed: its terms make the id " + file.id() + ", but it says "
                    + id + ". Ask the other side for their copy");
        }
        Authenticity.require(file);
        return file;
    }

    private static ObjectNode write(Closing closing) {
        ObjectNode node = Fields.object()
                .put("round", closing.round())
                .put("total", closing.total().wei().toString())
                .put("deadline", closing.deadline().getEpochSecond());
        closing.byClient().ifPresent(s -> node.put("byClient", s.hex()));
        closing.byWorker().ifPresent(s -> node.put("byWorker", s.hex()));
        return node;
    }

    /** What was signed alone has none, and is written as it always was. */
    private static void putPath(ObjectNode node, List<Hash32> path) {
        if (!path.isEmpty()) {
            ArrayNode hashes = node.putArray("path");
            path.forEach(hash -> hashes.add(hash.hex()));
        }
    }

    private static List<Hash32> path(Fields in) {
        return in.has("path") ? in.hashes("path") : List.of();
    }

    private static OpenSignature openSignature(Fields in) {
        OpenSignature signature = new OpenSignature(in.amount("amount"), in.time("deadline"), in.bytes("signature"));
        in.nothingElse();
        return signature;
    }

    private static SignedVoucher voucher(Fields in) {
        SignedVoucher voucher = new SignedVoucher(
                in.amount("total"), in.hash("memo"), in.address("signer"), in.keySignature("signature"), path(in));
        in.nothingElse();
        return voucher;
    }

    private static SignedDelegation delegation(Fields in) {
        SignedDelegation delegation = new SignedDelegation(
                in.address("key"), in.amount("limit"), in.address("signer"), in.keySignature("signature"), path(in));
        in.nothingElse();
        return delegation;
    }

    private static Closing closing(Fields in) {
        Optional<Bytes> byClient = in.has("byClient") ? Optional.of(in.bytes("byClient")) : Optional.empty();
        Optional<Bytes> byWorker = in.has("byWorker") ? Optional.of(in.bytes("byWorker")) : Optional.empty();
        Closing closing = new Closing(in.round("round"), in.amount("total"), in.time("deadline"), byClient, byWorker);
        in.nothingElse();
        return closing;
    }
}
