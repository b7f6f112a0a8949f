package io.stint.protocol.report;

import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.value.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A report as a table for a spreadsheet. Amounts are never negative: {@code kind} says which way they went. */
public final class ReportTables {
    private static final List<String> COLUMNS = List.of(
            "time_utc",
            "kind",
            "amount",
            "token",
            "hub_fee",
            "tip",
            "currency",
            "value",
            "hub_fee_value",
            "tip_value",
            "rate",
            "rate_source",
            "rate_time_utc",
            "other_party",
            "other_name",
            "agreement",
            "chain",
            "transaction");

    private ReportTables() {}

    /**
     * The table.
     *
     * @param names of people, as far as they are known
     */
    public static String csv(Report report, Function<Address, Optional<String>> names) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        report.lines().forEach(line -> rows.add(row(line, names)));
        return CsvTable.of(rows);
    }

    /**
     * The same with the minutes of work that each line was paid for as its last column.
     *
     * @param minutes empty: not for hours, or it is not known for how many
     */
    public static String csv(
            Report report, Function<Address, Optional<String>> names, Function<Line, Optional<Long>> minutes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(with(COLUMNS, "minutes"));
        report.lines()
                .forEach(one -> rows.add(with(
                        row(one, names),
                        minutes.apply(one.line()).map(Object::toString).orElse(""))));
        return CsvTable.of(rows);
    }

    private static List<String> with(List<String> cells, String last) {
        return Stream.concat(cells.stream(), Stream.of(last)).toList();
    }

    private static List<String> row(Valued one, Function<Address, Optional<String>> names) {
        Line line = one.line();
        Coin coin = one.coin();
        return List.of(
                line.at().toString(),
                line.kind().word(),
                coin.decimal(line.amount()),
                coin.token().symbol(),
                coin.decimal(line.fee()),
                coin.decimal(line.tip()),
                one.rate().map(Rate::currency).orElse(""),
                plain(one.value()),
                plain(one.feeValue()),
                plain(one.tipValue()),
                plain(one.rate().map(Rate::price)),
                one.rate().map(Rate::source).orElse(""),
                one.rate().map(rate -> rate.at().toString()).orElse(""),
                line.other().toString(),
                names.apply(line.other()).orElse(""),
                line.agreement().hex(),
                Long.toString(coin.chain()),
                line.transaction().hex());
    }

    static String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }
}
