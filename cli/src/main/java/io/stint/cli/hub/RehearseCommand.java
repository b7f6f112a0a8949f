package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.hub.Rehearsal;
import io.stint.hub.Rehearsal.Verdict;
import io.stint.hub.backup.FireDrill.Check;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint rehearse}: what would be left after a fire. */
@CommandLine.Command(
        name = "rehearse",
        description = {
            "Rehearse a fire: build a hub up from a backup alone, beside the one that runs, and compare.",
            "It can be looked at on --port, 8081 by default.",
            "Exit code 0 only if nothing differs."
        })
public final class RehearseCommand extends Command {
    @Parameters(paramLabel = "BACKUP", description = "A backup, or a folder of which the newest *.stint is taken.")
    private Path backup = Path.of("");

    /** Beside that of the hub which runs. */
    private static final int PORT = 8081;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    public RehearseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Verdict verdict = new Rehearsal(database.config(terminal, PORT), newest()).run(terminal::progress, this::look);
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object()
                .put("ok", verdict.ok())
                .put("backup", verdict.backup().toString())
                .put("takenAt", verdict.takenAt().toString());
        var checks = json.putArray("checks");
        for (Check check : verdict.checks()) {
            lines.add((check.same() ? "same       " : "DIFFERENT  ") + check.what() + ": " + check.rows()
                    + (check.same() ? "" : ", before " + check.before()));
            checks.addObject()
                    .put("what", check.what())
                    .put("same", check.same())
                    .put("rows", check.rows())
                    .put("before", check.before());
        }
        lines.add(verdict.ok() ? "This backup makes the same hub." : "This backup does not make the same hub.");
        return new Answer(lines, json);
    }

    /** A person may look as long as they like; a script does not wait. */
    private void look(URI hub) {
        terminal.progress("the hub that was built up is at " + hub);
        if (terminal.interactive() && !output.json()) {
            terminal.pause("look at it, then press Enter ");
        }
    }

    private Path newest() {
        if (!Files.isDirectory(backup)) {
            return backup;
        }
        try (Stream<Path> files = Files.list(backup)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".stint"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new BadInput(
                            "there is no backup (*.stint) in " + backup + "; make one with 'stint backup'"));
        } catch (IOException e) {
            throw new StintException("the folder " + backup + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().get("ok").asBoolean() ? 0 : 1;
    }
}
