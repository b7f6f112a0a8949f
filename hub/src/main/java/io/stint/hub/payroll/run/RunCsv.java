package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Coins;
import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.payroll.RunRow;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A run for a spreadsheet: the columns of {@code stint payroll export}, and two more. */
final class RunCsv {
    private static final List<String> MORE = List.of("state", "problem");

    private RunCsv() {}

    static String of(Run run, Coins coins) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(both(RunRow.COLUMNS, MORE));
        run.items()
                .forEach(item -> rows.add(both(
                        row(run, item, coins.token(item.token())).cells(),
                        List.of(RunJson.state(run, item), item.failed().orElse("")))));
        return CsvTable.of(rows);
    }

    private static List<String> both(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static RunRow row(Run run, RunItem item, Token token) {
        return new RunRow(
                run.id().toString(),
                run.kind().word(),
                item.label(),
                item.worker(),
                item.agreement(),
                new Money(item.amount(), token),
                item.moved().map(moved -> new Money(moved, token)),
                item.memo(),
                item.about(),
                run.stepOf(item)
                        .flatMap(RunStep::mined)
                        .map(mined -> new RunRow.InBlock(mined.transaction(), mined.block())));
    }
}
