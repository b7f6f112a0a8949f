package io.stint.cli.payroll;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Files;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.PayList;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code stint payroll template}. */
@CommandLine.Command(
        name = "template",
        description = "Write a list of pay to fill in: a worker is a file's name without .json, or an address.")
final class Template extends Command {
    @Parameters(paramLabel = "LIST", description = "The file to write.")
    private Path list = Path.of("");

    Template(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (java.nio.file.Files.exists(list)) {
            throw new BadInput(list + " exists already; choose another name");
        }
        Files.replace(list, PayList.TEMPLATE);
        return new Answer(
                List.of("Written to " + list + ". Then: stint payroll check " + list),
                Answer.object().put("file", list.toString()));
    }
}
