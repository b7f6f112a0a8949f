package io.stint.cli.hub;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import io.stint.hub.Workshop;
import io.stint.hub.backup.Rebuild.Rebuilt;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint rebuild}. */
@CommandLine.Command(
        name = "rebuild",
        description = "Empty the tables that follow from documents and chain, and make them anew. Stop the hub first.")
public final class RebuildCommand extends Command {
    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    public RebuildCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Rebuilt rebuilt = new Workshop(database.config(terminal)).rebuild();
        List<String> lines = new ArrayList<>();
        lines.add(
                "made anew of " + rebuilt.documents() + " documents and " + rebuilt.events() + " events of the chain");
        rebuilt.leftOut().forEach(document -> lines.add("left out: " + document));
        ObjectNode json = Answer.object().put("documents", rebuilt.documents()).put("events", rebuilt.events());
        rebuilt.leftOut().forEach(json.putArray("leftOut")::add);
        return new Answer(lines, json);
    }
}
