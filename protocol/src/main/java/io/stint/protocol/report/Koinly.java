package io.stint.protocol.report;

import io.stint.protocol.payroll.CsvTable;
import io.stint.protocol.value.Amount;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A report in the columns that Koinly reads (its universal template).
 *
 * <p>The worker's is of the wallet that is paid: each payment is income, of what reached the wallet. The client's is of the
 * escrow, to be imported as a wallet of its own: what was put in comes in there, what workers and arbiters got goes out as a
 * cost, what came back goes out. Koinly joins deposits and refunds with the client's own wallet by their transactions, so
 * that moving money into the escrow is no disposal.
 */
public final class Koinly {
    private static final List<String> COLUMNS = List.of(
            "Date",
            "Sent Amount",
            "Sent Currency",
            "Received Amount",
            "Received Currency",
            "Fee Amount",
            "Fee Currency",
            "Net Worth Amount",
            "Net Worth Currency",
            "Label",
            "Description",
            "TxHash");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private Koinly() {}

    public static String csv(Report report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(COLUMNS);
        report.lines().forEach(line -> rows.add(row(line)));
        return CsvTable.of(rows);
    }

    private static List<String> row(Valued one) {
        Line line = one.line();
        boolean in = line.kind() == Kind.RECEIVED || line.kind() == Kind.DEPOSIT;
        String amount = one.coin().decimal(line.amount());
        String coin = symbol(one.coin());
        // Of what came in, Koinly would take a fee off again; it never reached the wallet.
        boolean fee = line.kind() == Kind.PAID && !line.fee().isZero();
        return List.of(
                TIME.format(line.at().atOffset(ZoneOffset.UTC)),
                in ? "" : amount,
                in ? "" : coin,
                in ? amount : "",
                in ? coin : "",
                fee ? one.coin().decimal(line.fee()) : "",
                fee ? coin : "",
                ReportTables.plain(one.value()),
                one.rate().map(Rate::currency).orElse(""),
                label(line.kind()),
                description(line),
                line.transaction().hex());
    }

    /** Koinly knows Rootstock's coin as RBTC, and all coins in capitals. */
    private static String symbol(Coin coin) {
        return coin.token().symbol().toUpperCase(Locale.ROOT);
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case RECEIVED -> "income";
            case PAID, ARBITER -> "cost";
            case DEPOSIT, REFUND -> "";
        };
    }

    private static String description(Line line) {
        String about = "agreement " + line.agreement().hex();
        return switch (line.kind()) {
            case RECEIVED -> "Work for " + line.other() + ", " + about + tip(line.tip());
            case PAID -> "Work of " + line.other() + ", " + about;
            case ARBITER -> "Arbiter's fee, " + about;
            case DEPOSIT -> "Put into escrow, " + about;
            case REFUND -> "Back from escrow, " + about;
        };
    }

    private static String tip(Amount tip) {
        return tip.isZero() ? "" : "; what submitting it cost is taken off";
    }
}
