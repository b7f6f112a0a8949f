package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.hub.Workshop;
import io.stint.hub.backup.Backup.Made;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stint backup}. */
@CommandLine.Command(
        name = "backup",
        description = {
            "Copy a hub's database into one file, also while the hub runs.",
            "Vaults and vouchers are in it: keep it as you keep the database."
        })
public final class BackupCommand extends Command {
    @Parameters(paramLabel = "FILE", description = "The file to write; never over an existing one.")
    private Path file = Path.of("");

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    public BackupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Made made = new Workshop(database.config(terminal)).backup(file);
        return new Answer(
                List.of(
                        made.file() + ": " + made.tables() + " tables, " + made.documents() + " documents, "
                                + made.blobs() + " files, " + made.bytes() + " bytes",
                        "Bring it to another place, and see with 'stint rehearse' that it serves."),
                Answer.object()
                        .put("file", made.file().toString())
                        .put("tables", made.tables())
                        .put("documents", made.documents())
                        .put("files", made.blobs())
                        .put("bytes", made.bytes()));
    }
}
