package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentFile;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Particulars;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The particulars of the two sides beside an agreement: of {@code job.json} {@code job.client.particulars.json} and
 * {@code job.worker.particulars.json}.
 */
record ParticularsFiles(Path path, AgreementFile agreement) {
    private static final String SUFFIX = ".particulars.json";

    /** Where somebody's are; empty: they are no side of it. */
    Optional<Path> of(Address side) {
        if (side.equals(agreement.terms().client())) {
            return Optional.of(beside("client"));
        }
        return side.equals(agreement.terms().worker()) ? Optional.of(beside("worker")) : Optional.empty();
    }

    private Path beside(String role) {
        String name = String.valueOf(path.getFileName()).replaceFirst("\\.json$", "");
        return path.resolveSibling(name + "." + role + SUFFIX);
    }

    /**
     * The legal name of a side; empty: it gave none.
     *
     * @throws BadInput when the file is there and not signed by the side, or for another agreement
     */
    Optional<String> name(Address side) {
        return of(side).filter(java.nio.file.Files::exists)
                .map(file -> read(file, side).name());
    }

    /** @throws BadInput when a file that is there is not signed by whose it should be, or is for another agreement */
    Answer show() {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object().put("agreement", agreement.id().hex());
        show("client", agreement.terms().client(), lines, json);
        show("worker", agreement.terms().worker(), lines, json);
        return new Answer(lines, json);
    }

    private void show(String role, Address side, List<String> lines, ObjectNode json) {
        Path file = beside(role);
        if (!java.nio.file.Files.exists(file)) {
            lines.add("The " + role + " " + side + ": nothing given (" + file + " is not there)");
            return;
        }
        Map<String, String> said = fields(read(file, side));
        lines.add("The " + role + " " + side + ":");
        ObjectNode of = json.putObject(role);
        said.forEach((name, text) -> {
            lines.add("  " + name + ": " + text.replace("\n", "\n    "));
            of.put(name, text);
        });
    }

    private Particulars read(Path file, Address side) {
        try {
            Document document = DocumentFile.read(Files.read(file, "particulars"), DocumentKind.PARTICULARS);
            Particulars body = Particulars.parse(document.body());
            if (!document.author().equals(side)) {
                throw new BadInput("it is signed by " + document.author() + ", not by " + side);
            }
            if (!body.agreement().equals(agreement.id())) {
                throw new BadInput("it is for another agreement, " + body.agreement());
            }
            return body;
        } catch (BadInput e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> fields(Particulars of) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", of.name());
        of.address().ifPresent(text -> fields.put("address", text));
        of.country().ifPresent(country -> fields.put("country", country.code()));
        of.taxId().ifPresent(text -> fields.put("taxId", text));
        of.vat().ifPresent(text -> fields.put("vat", text));
        of.note().ifPresent(text -> fields.put("note", text));
        return fields;
    }
}
