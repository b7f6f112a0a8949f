package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentFile;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Country;
import io.stint.protocol.document.body.Particulars;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint agreement particulars}: who the two sides are by law, for each other's books. */
@CommandLine.Command(
        name = "particulars",
        description =
                "Show who the two sides are by law, for the books; with --name, write your own beside the agreement.")
final class ParticularsCommand extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file.")
    private Path path = Path.of("");

    @ArgGroup(exclusive = false)
    private @Nullable Own own;

    /** What somebody gives of themselves. */
    static final class Own {
        @Option(names = "--name", required = true, paramLabel = "TEXT", description = "The legal name.")
        private String name = "";

        @Option(names = "--tax-id", paramLabel = "TEXT", description = "The number for taxes on income.")
        private @Nullable String taxId;

        @Option(names = "--vat", paramLabel = "TEXT", description = "The number for value added tax.")
        private @Nullable String vat;

        @Option(
                names = "--address",
                paramLabel = "LINE",
                description = "A line of the address; give it again for each other line.")
        private List<String> address = new ArrayList<>();

        @Option(names = "--country", paramLabel = "CODE", description = "Of ISO 3166-1, as ES.")
        private @Nullable String country;

        @Option(names = "--note", paramLabel = "TEXT", description = "What else belongs on an invoice.")
        private @Nullable String note;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private KeyOptions keys = new KeyOptions();

        private Particulars of(Hash32 agreement) {
            return new Particulars(
                    Salt.random(new SecureRandom()),
                    agreement,
                    name,
                    Optional.ofNullable(taxId),
                    Optional.ofNullable(vat),
                    address.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", address)),
                    Optional.ofNullable(country).map(Country::new),
                    Optional.ofNullable(note));
        }
    }

    ParticularsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        AgreementFile agreement = AgreementStore.read(path);
        return own == null ? new ParticularsFiles(path, agreement).show() : write(agreement, own);
    }

    private Answer write(AgreementFile agreement, Own given) {
        PrivateKey key = given.keys.open(terminal);
        ParticularsFiles files = new ParticularsFiles(path, agreement);
        Path file = files.of(key.address())
                .orElseThrow(() -> new BadInput("the key is of " + key.address() + ", but the agreement is between the"
                        + " client " + agreement.terms().client() + " and the worker "
                        + agreement.terms().worker()));
        Document document = Document.sign(
                DocumentKind.PARTICULARS,
                Instant.now(),
                given.of(agreement.id()).json(),
                key);
        Files.replace(file, DocumentFile.text(DocumentFile.write(document)));
        return new Answer(
                List.of("Written to " + file
                        + ", in plain. Give it to the other side alone, by a way that is private."),
                Answer.object()
                        .put("agreement", agreement.id().hex())
                        .put("particulars", document.id().toString())
                        .put("file", file.toString()));
    }
}
