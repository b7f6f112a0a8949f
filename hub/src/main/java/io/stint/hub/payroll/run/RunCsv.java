package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Coins;
import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run for a spreadsheet: who got what, by which transaction. The columns of {@code stint payroll export}, and two more. */
final class RunCsv {
    private static final List<String> COLUMNS = List.of(
            "run",
            "kind",
            "worker",
            "address",
            "agreement",
            "wanted",
            "moved",
            "token",
            "memo",
            "about",
            "tx",
            "block",
            "state",
            "problem");

    private RunCsv() {}

    static String of(Run run, Coins coins) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        run.items().forEach(item -> rows.add(row(run, item, coins.token(item.token()))));
        return CsvTable.of(rows);
    }

    private static List<String> row(Run run, RunItem item, Token token) {
        Optional<RunStep.Mined> mined = run.stepOf(item).flatMap(RunStep::mined);
        return List.of(
                run.id().toString(),
                run.kind().word(),
                item.label(),
                item.worker().toString(),
                item.agreement().hex(),
                decimal(item.amount(), token),
                item.moved().map(moved -> decimal(moved, token)).orElse(""),
                token.symbol(),
                item.memo().hex(),
                item.about(),
                mined.map(m -> m.transaction().hex()).orElse(""),
                mined.map(m -> Long.toString(m.block())).orElse(""),
                RunJson.state(run, item),
                item.failed().orElse(""));
    }

    private static String decimal(Amount amount, Token token) {
        return new BigDecimal(amount.wei(), token.decimals())
                .stripTrailingZeros()
                .toPlainString();
    }
}
