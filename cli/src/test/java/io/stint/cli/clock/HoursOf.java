package io.stint.cli.clock;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.PlainTerms;
import io.stint.cli.Result;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An agreement that is paid by the hour, and what its worker does with the clock. */
record HoursOf(Path agreement) {
    /** With its scope, of 20 hours a week in Madrid. */
    static HoursOf newAgreement(Path folder) throws IOException {
        Path scope = folder.resolve("photos.scope.json");
        stint(
                        "agreement",
                        "scope",
                        scope.toString(),
                        "--title",
                        "Photos",
                        "--description",
                        "By the hour.",
                        "--hourly-rate",
                        "0.0006rbtc",
                        "--weekly-hours",
                        "20",
                        "--zone",
                        "Europe/Madrid",
                        "--rounding",
                        "6,nearest,entry")
                .ok();
        Path agreement = folder.resolve("anna.json");
        Hash32 hash = DocumentId.of(Scope.parse(CanonicalJson.parse(Files.readAllBytes(scope)))
                        .json())
                .hash();
        Files.writeString(agreement, AgreementFiles.write(AgreementFile.draft(31_337, Address.ZERO, 0, terms(hash))));
        return new HoursOf(agreement);
    }

    private static Terms terms(Hash32 scope) {
        return PlainTerms.of(
                PrivateKey.of(Hash32.keccak("client").bytes()).address(),
                PrivateKey.of(Hash32.keccak("worker").bytes()).address(),
                scope,
                BigInteger.ONE);
    }

    Result clock(String command, String... more) {
        List<String> all = new ArrayList<>(List.of("clock", command, agreement.toString()));
        all.addAll(List.of(more));
        return stint(all.toArray(String[]::new));
    }

    private static Result stint(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }
}
