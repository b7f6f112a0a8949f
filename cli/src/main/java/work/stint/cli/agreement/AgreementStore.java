package work.stint.cli.agreement;

import java.nio.file.Path;
import work.stint.cli.Files;
import work.stint.protocol.BadInput;
import work.stint.protocol.file.AgreementFile;
import work.stint.protocol.file.AgreementFiles;

/** Agreement files on disk. */
final class AgreementStore {
    private AgreementStore() {}

    /** @throws BadInput naming the file, when it is cut off or was changed */
    static AgreementFile read(Path path) {
        String json = Files.read(path, "agreement file");
        try {
            return AgreementFiles.read(json);
        } catch (BadInput e) {
            throw new BadInput(path + ": " + e.getMessage());
        }
    }

    static void write(Path path, AgreementFile file) {
        Files.replace(path, AgreementFiles.write(file));
    }
}
