package io.stint.cli.standing;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint standing show}: what the key may, and what it did, from the file alone. */
@CommandLine.Command(
        name = "show",
        description = "Show what the key may approve, what it approved, and what a thief of it could still approve.")
final class ShowRight extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file, beside which the key is kept.")
    private Path path = Path.of("");

    ShowRight(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Right right = new Place(path).read();
        List<String> lines = new ArrayList<>(Lines.of(right, right.exposed(right.total())));
        ObjectNode json = Lines.json(right, right.exposed(right.total()));
        ArrayNode periods = json.putArray("periods");
        right.periods().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(period -> {
            lines.add("  " + period.getKey() + ": approved up to " + Lines.money(right, period.getValue()));
            periods.addObject()
                    .put("from", period.getKey().toString())
                    .put("worth", period.getValue().wei().toString());
        });
        right.sending()
                .ifPresent(sent -> lines.add("  A voucher up to " + Lines.money(right, sent.total())
                        + " is signed, and the hub has not answered yet."));
        return new Answer(lines, json);
    }
}
