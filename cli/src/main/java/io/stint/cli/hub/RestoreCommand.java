package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.hub.Workshop;
import io.stint.hub.backup.Restore.Restored;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stint restore}. */
@CommandLine.Command(name = "restore", description = "Fill an empty database from a backup: all of it or nothing.")
public final class RestoreCommand extends Command {
    @Parameters(paramLabel = "FILE", description = "What 'stint backup' wrote.")
    private Path file = Path.of("");

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    public RestoreCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Restored restored = new Workshop(database.config(terminal)).restore(file);
        return new Answer(
                List.of(
                        "restored as of " + restored.at() + ": " + restored.tables() + " tables, "
                                + restored.documents() + " documents, " + restored.blobs() + " files",
                        "Start the hub. It reads from the chain what happened since; everybody signs in again."),
                Answer.object()
                        .put("at", restored.at().toString())
                        .put("tables", restored.tables())
                        .put("documents", restored.documents())
                        .put("files", restored.blobs()));
    }
}
