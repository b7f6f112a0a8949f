package io.stint.cli.report;

import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.cli.agreement.Scopes;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.report.Line;
import io.stint.protocol.report.Line.Covers;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many hours a payment was for, as far as its timesheets are in the folder, checked: what its vouchers approved, less
 * what earlier ones approved of the same days.
 */
final class PaidHours {
    private final AgreementFolder folder;
    private final Map<Hash32, HandIn> sheets = new HashMap<>();
    private final List<String> troubles = new ArrayList<>();

    private PaidHours(AgreementFolder folder) {
        this.folder = folder;
    }

    /** Reads all timesheets of the folder; one that is damaged or somebody else's counts for nothing. */
    static PaidHours in(AgreementFolder folder, Connection connection) {
        PaidHours hours = new PaidHours(folder);
        List<Path> files = Files.in(folder.folder(), HandInFile.SUFFIX);
        if (!files.isEmpty()) {
            Scopes scopes = new Scopes(folder.folder());
            files.forEach(file -> hours.read(file, scopes, connection));
        }
        return hours;
    }

    private void read(Path path, Scopes scopes, Connection connection) {
        try {
            HandInFile file = HandInFile.read(Files.read(path, "timesheet"));
            Hash32 agreement = Timesheet.parse(file.document().body()).agreement();
            Optional<Entry> entry = folder.of(agreement);
            if (entry.isPresent()) {
                HandIn handIn = HandIn.of(
                        file.document(),
                        scopes.of(entry.get().file()),
                        entry.get().file().terms(),
                        agreement,
                        connection.token(entry.get().file().terms().token()));
                sheets.put(handIn.id().hash(), handIn);
            }
        } catch (BadInput e) {
            troubles.add(path + ": " + e.getMessage());
        }
    }

    /** What was wrong with files, each in a sentence. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Minutes; empty when it was not for hours, or for which is not known here. */
    Optional<Long> of(Line line) {
        if (line.evidence().isPresent()) {
            return claimed(line, line.evidence().get());
        }
        return line.covers().flatMap(covers -> folder.of(line.agreement()).flatMap(entry -> approved(entry, covers)));
    }

    /** A claim names one timesheet, and may ask for less than its worth: then it is not known for which hours. */
    private Optional<Long> claimed(Line line, Hash32 evidence) {
        Amount gross = line.amount().plus(line.fee()).plus(line.tip());
        return Optional.ofNullable(sheets.get(evidence))
                .filter(sheet -> sheet.amount().equals(gross))
                .map(sheet -> sheet.tally().paid());
    }

    private Optional<Long> approved(Entry entry, Covers covers) {
        Map<LocalDate, Long> counted = new HashMap<>();
        long minutes = 0;
        boolean found = false;
        for (SignedVoucher voucher : inOrder(entry)) {
            HandIn sheet = sheets.get(voucher.memo());
            if (sheet != null && voucher.total().compareTo(covers.to()) <= 0) {
                long now = sheet.tally().paid();
                Long before = counted.put(sheet.sheet().from(), now);
                if (voucher.total().compareTo(covers.from()) > 0) {
                    minutes += now - (before == null ? 0 : before);
                    found = true;
                }
            }
        }
        return found ? Optional.of(minutes) : Optional.empty();
    }

    private static List<SignedVoucher> inOrder(Entry entry) {
        return entry.file().vouchers().stream()
                .sorted(Comparator.comparing(SignedVoucher::total))
                .toList();
    }
}
