package io.stint.cli.agreement;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The scopes of work of a folder, {@code *.scope.json}, by their hash, whatever they are called. */
public final class Scopes {
    /** How such a file's name ends. */
    public static final String SUFFIX = ".scope.json";

    private final Path folder;
    private final Map<Hash32, Scope> byHash = new HashMap<>();

    /** @throws BadInput when one of them is no scope */
    public Scopes(Path folder) {
        this.folder = folder;
        for (Path file : Files.in(folder, SUFFIX)) {
            Scope scope = read(file);
            byHash.put(DocumentId.of(scope.json()).hash(), scope);
        }
    }

    /** The scope of an agreement in the folder of its file; empty when it is not there. What is no scope is passed over. */
    static Optional<Scope> beside(Path agreementFile, AgreementFile agreement) {
        Path folder = Optional.ofNullable(agreementFile.getParent()).orElse(Path.of("."));
        return Files.in(folder, SUFFIX).stream()
                .flatMap(file -> tried(file).stream())
                .filter(scope -> DocumentId.of(scope.json())
                        .hash()
                        .equals(agreement.terms().scope()))
                .findFirst();
    }

    private static Optional<Scope> tried(Path file) {
        try {
            return Optional.of(read(file));
        } catch (BadInput _) {
            return Optional.empty();
        }
    }

    private static Scope read(Path file) {
        try {
            return Scope.parse(CanonicalJson.parse(Files.readBytes(file, "scope")));
        } catch (BadInput e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
    }

    /** @throws BadInput when the one that the terms name is not there */
    public Scope of(AgreementFile agreement) {
        Hash32 hash = agreement.terms().scope();
        Scope scope = byHash.get(hash);
        if (scope == null) {
            throw new BadInput("the scope of work " + hash + " is not in " + folder + "; put it there under a name that"
                    + " ends with " + SUFFIX);
        }
        return scope;
    }
}
