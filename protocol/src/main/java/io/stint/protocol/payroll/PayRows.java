package io.stint.protocol.payroll;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.PlainText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lines and problems of one list, as they are read. */
final class PayRows {
    private static final int LONGEST_MEMO = 120;

    private final Columns columns;
    private final Decimals decimals;
    private final List<PayLine> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    PayRows(Columns columns, Decimals decimals) {
        this.columns = columns;
        this.decimals = decimals;
    }

    PayList list() {
        return new PayList(lines, problems);
    }

    void add(CsvRecord record) {
        long line = record.getStartingLineNumber();
        int cells = record.getFieldCount();
        int wanted = columns.names().size();
        if (cells != wanted) {
            problems.add(new Problem(
                    line,
                    "cells",
                    "there are " + cells + " where the first line names " + wanted
                            + "; a cell with the separator in it must be in quotes"));
            return;
        }
        String worker = columns.cell(record, Columns.WORKER);
        if (worker.isEmpty()) {
            problems.add(new Problem(line, Columns.WORKER, "there is nobody; give a name or an address"));
        }
        String memo = columns.cell(record, Columns.MEMO);
        boolean memoIsFine = memo.isEmpty() || isFine(memo, line);
        BigDecimal amount = amount(record, line);
        if (!worker.isEmpty() && memoIsFine && amount.signum() > 0) {
            lines.add(new PayLine(line, worker, amount, columns.cell(record, Columns.UNIT), memo));
        }
    }

    private boolean isFine(String memo, long line) {
        try {
            PlainText.line(memo, LONGEST_MEMO);
            return true;
        } catch (BadInput e) {
            problems.add(new Problem(line, Columns.MEMO, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** Zero, which is no amount, when there is a problem. */
    private BigDecimal amount(CsvRecord record, long line) {
        String text = columns.cell(record, Columns.AMOUNT);
        try {
            if (text.isEmpty()) {
                throw new BadInput("there is none; say how much");
            }
            return decimals.read(text, line);
        } catch (BadInput e) {
            problems.add(new Problem(line, Columns.AMOUNT, String.valueOf(e.getMessage())));
            return BigDecimal.ZERO;
        }
    }
}
