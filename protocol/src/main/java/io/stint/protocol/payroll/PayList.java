package io.stint.protocol.payroll;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A list of pay in CSV (RFC 4180), as a spreadsheet writes it: a line of column names, then a line for each worker.
 * Columns are told by their names, in any order; cells are separated by commas, semicolons or tabs.
 *
 * @param problems of the lines that could not be read, in their order
 */
public record PayList(List<PayLine> lines, List<Problem> problems) {
    /** Of a list; more is a mistake, or several lists. */
    public static final int MOST = 5_000;

    /** The column names, and a worker as an example. */
    public static final String TEMPLATE = """
            worker,amount,unit,memo
            anna,0.0125,rbtc,"Week 47, photos"
            """;

    private static final String SEPARATORS = ",;\t";

    public PayList {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * Reads what can be read.
     *
     * @throws BadInput when nothing can: no UTF-8, no columns, a quote that is not closed, no or too many lines
     */
    public static PayList read(byte[] csv) {
        String text = CsvText.of(csv);
        char separator = separator(text);
        List<CsvRecord> records = records(text, separator);
        if (records.size() < 2) {
            throw new BadInput("the list names columns and nobody below them; add a line for each worker");
        }
        if (records.size() - 1 > MOST) {
            throw new BadInput("the list has " + (records.size() - 1) + " lines; make several of at most " + MOST);
        }
        PayRows rows = new PayRows(Columns.of(records.getFirst()), new Decimals(separator));
        records.subList(1, records.size()).forEach(rows::add);
        return rows.list();
    }

    private static List<CsvRecord> records(String text, char separator) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException e) {
            throw new BadInput("the list is not CSV: " + reason(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** The one that stands between the names of columns. */
    private static char separator(String text) {
        String names = text.lines().filter(line -> !line.isBlank()).findFirst().orElseThrow();
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            boolean named = Pattern.compile("[" + separator + "]")
                    .splitAsStream(names)
                    .map(name -> name.strip().replace("\"", "").toLowerCase(Locale.ROOT))
                    .anyMatch(Columns.WORKER::equals);
            if (named) {
                return separator;
            }
        }
        throw new BadInput("the list's first line must name its columns, 'worker' among them, not '"
                + (names.length() > 100 ? names.substring(0, 100) + "..." : names)
                + "'; a template shows what it looks like");
    }
}
