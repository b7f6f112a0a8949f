package io.stint.cli.agreement;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import java.nio.file.Path;

/** Agreement files on disk. */
public final class AgreementStore {
    private AgreementStore() {}

    /** @throws BadInput naming the file, when it is cut off or was changed */
    public static AgreementFile read(Path path) {
        String json = Files.read(path, "agreement file");
        try {
            return AgreementFiles.read(json);
        } catch (BadInput e) {
            throw new BadInput(path + ": " + e.getMessage());
        }
    }

    public static void write(Path path, AgreementFile file) {
        Files.replace(path, AgreementFiles.write(file));
    }
}
