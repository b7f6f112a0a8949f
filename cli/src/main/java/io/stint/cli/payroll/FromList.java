package io.stint.cli.payroll;

import io.stint.cli.term.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** A run of transactions that a list of pay asks for. */
abstract class FromList extends Transacting {
    @Parameters(paramLabel = "LIST", description = "The list of pay in CSV; 'stint payroll template' shows one.")
    private Path list = Path.of("");

    private final Kind kind;

    FromList(Terminal terminal, Kind kind) {
        super(terminal);
        this.kind = kind;
    }

    @Override
    protected final Kind kind() {
        return kind;
    }

    @Override
    protected final List<Planned> planned(Desk desk) {
        Roll roll = Roll.read(desk.connection(), desk.folder(), list, kind.needsMemo());
        return desk.plan(kind, roll.wanted(), roll.problems());
    }
}
