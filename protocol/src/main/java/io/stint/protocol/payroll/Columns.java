package io.stint.protocol.payroll;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.stint.protocol.BadInput;
import java.util.List;
import java.util.Locale;

/** Which cell is what, by the first line of a list. */
record Columns(List<String> names) {
    static final String WORKER = "worker";
    static final String AMOUNT = "amount";
    static final String UNIT = "unit";
    static final String MEMO = "memo";

    private static final List<String> KNOWN = List.of(WORKER, AMOUNT, UNIT, MEMO);

    Columns {
        names = List.copyOf(names);
    }

    /** @throws BadInput when a name is unknown, missing or there twice */
    static Columns of(CsvRecord first) {
        List<String> names = first.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String name : names) {
            if (!KNOWN.contains(name)) {
                throw new BadInput("the list has a column '" + name + "', which is none of " + KNOWN
                        + "; take it out or rename it");
            }
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new BadInput("the list has the column '" + name + "' twice; leave one");
            }
        }
        if (!names.contains(AMOUNT)) {
            throw new BadInput("the list has no column 'amount'; add it");
        }
        return new Columns(names);
    }

    /** The cell of a column, without blanks at its ends; empty when there is no such column. */
    String cell(CsvRecord record, String column) {
        int at = names.indexOf(column);
        return at < 0 ? "" : record.getField(at).strip();
    }
}
