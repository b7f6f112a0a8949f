package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Hash32;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who somebody is by law, for the other side's books. Nobody checks it but the other side; of one author and agreement the
 * one created last counts.
 *
 * @param name of a person or a company, as the law has it
 * @param taxId for income
 * @param vat number for value added tax
 * @param address in lines, as on a letter
 */
public record Particulars(
        Salt salt,
        Hash32 agreement,
        String name,
        Optional<String> taxId,
        Optional<String> vat,
        Optional<String> address,
        Optional<Country> country,
        Optional<String> note)
        implements Body {

    /** @throws BadInput as {@link Body#parse} */
    public static Particulars parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.PARTICULARS,
                json,
                in -> new Particulars(
                        in.parsed("salt", Salt::parse),
                        in.hash("agreement"),
                        in.line("name", Limits.TITLE),
                        line(in, "taxId"),
                        line(in, "vat"),
                        lines(in, "address", Limits.ADDRESS),
                        in.optional("country", name -> in.parsed(name, Country::new)),
                        lines(in, "note", Limits.NOTE)));
    }

    private static Optional<String> line(JsonFields in, String name) {
        return in.optional(name, field -> in.line(field, Limits.TAX_NUMBER));
    }

    private static Optional<String> lines(JsonFields in, String name, int longest) {
        return in.optional(name, field -> in.lines(field, longest));
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.PARTICULARS;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("salt", salt.toString())
                .put("agreement", agreement.hex())
                .put("name", name);
        BodyJson.putText(node, "taxId", taxId);
        BodyJson.putText(node, "vat", vat);
        BodyJson.putText(node, "address", address);
        BodyJson.putText(node, "country", country);
        BodyJson.putText(node, "note", note);
        return BodyJson.write(kind(), node);
    }
}
