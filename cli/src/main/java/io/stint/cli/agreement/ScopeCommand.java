package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint agreement scope}: the scope of work that is paid by the hour, for {@code draft --scope} of many. */
@CommandLine.Command(
        name = "scope",
        description = "Write a scope of work that is paid by the hour, for several agreements.")
final class ScopeCommand extends Command {
    @Parameters(paramLabel = "SCOPE", description = "The file to write; its name ends with .scope.json.")
    private Path path = Path.of("");

    @Option(names = "--description", required = true, paramLabel = "TEXT", description = "What is to be done.")
    private String description = "";

    @Mixin
    private HourlyOptions hours = new HourlyOptions();

    ScopeCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (!path.toString().endsWith(Scopes.SUFFIX)) {
            throw new BadInput("a scope's file ends with " + Scopes.SUFFIX + ", and " + path + " does not");
        }
        if (java.nio.file.Files.exists(path)) {
            throw new BadInput(path + " exists already; choose another name");
        }
        if (!hours.given()) {
            throw new BadInput("what is an hour worth? Give --hourly-rate, as 25EUR or 0.0004rbtc");
        }
        CanonicalJson json = hours.scope(Optional.empty(), description).json();
        Files.replace(path, json.text());
        return new Answer(
                List.of("Written to " + path + ". Next: stint agreement draft --scope " + path + " ..."),
                Answer.object().put("scope", DocumentId.of(json).toString()).put("file", path.toString()));
    }
}
