package io.stint.protocol.payroll;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A table for a spreadsheet: RFC 4180, separated by commas. */
public final class CsvTable {
    private static final String FORMULA = "=+-@\t\r";

    private CsvTable() {}

    /** @param rows the names of the columns first */
    public static String of(List<List<String>> rows) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(out)) {
            rows.forEach(row ->
                    writer.writeRecord(row.stream().map(CsvTable::harmless).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A spreadsheet takes what begins so for a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
