package io.stint.cli.payroll;

import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.agreement.Scopes;
import io.stint.cli.payroll.AgreementFolder.Entry;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The timesheets of a folder, {@code *.timesheet.json}, checked and reckoned; those that are approved are passed over. */
final class HandedIn {
    private final Connection connection;
    private final AgreementFolder folder;
    private final Scopes scopes;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> pointedOut = new ArrayList<>();
    private final Map<Hash32, Path> seen = new HashMap<>();

    private HandedIn(Connection connection, AgreementFolder folder) {
        this.connection = connection;
        this.folder = folder;
        this.scopes = new Scopes(folder.folder());
    }

    /** @throws BadInput when there is none in the folder */
    static HandedIn read(Connection connection, AgreementFolder folder, Path sheets) {
        List<Path> files = Files.in(sheets, HandInFile.SUFFIX);
        if (files.isEmpty()) {
            throw new BadInput("there is no timesheet (a file that ends with " + HandInFile.SUFFIX + ") in " + sheets);
        }
        HandedIn handedIn = new HandedIn(connection, folder);
        for (int i = 0; i < files.size(); i++) {
            try {
                handedIn.add(i + 1, files.get(i));
            } catch (BadInput e) {
                handedIn.problems.add(
                        new Problem(i + 1, files.get(i).getFileName().toString(), String.valueOf(e.getMessage())));
            }
        }
        return handedIn;
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    /** With the number of the file instead of a line, by name. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What whoever approves should look at. */
    List<String> pointedOut() {
        return List.copyOf(pointedOut);
    }

    private void add(int number, Path path) {
        HandInFile file = HandInFile.read(Files.read(path, "timesheet"));
        Timesheet sheet = Timesheet.parse(file.document().body());
        Entry entry = folder.of(sheet.agreement())
                .orElseThrow(() -> new BadInput("there is no agreement " + sheet.agreement() + " in " + folder.folder()
                        + "; put its file there"));
        Hash32 id = file.document().id().hash();
        if (entry.file().vouchers().stream().anyMatch(voucher -> voucher.memo().equals(id))) {
            return;
        }
        Token token = connection.token(entry.file().terms().token());
        HandIn handIn =
                HandIn.of(file.document(), scopes.of(entry.file()), entry.file().terms(), entry.id(), token);
        file.requireClaims(entry.id(), entry.file().domain());
        require(entry, path, handIn);
        String period = sheet.from() + " to " + sheet.to();
        handIn.pointedOut().forEach(line -> pointedOut.add(entry.label() + ", " + period + ": " + line));
        wanted.add(new Wanted(number, entry, token, handIn.amount(), id, period));
    }

    private void require(Entry entry, Path path, HandIn handIn) {
        if (handIn.sheet().running()) {
            throw new BadInput("the timesheet goes on; approve the one that is handed in at the period's end");
        }
        if (handIn.amount().equals(Amount.ZERO)) {
            throw new BadInput("the timesheet is worth nothing; there is nothing to approve");
        }
        Path other = seen.putIfAbsent(entry.id(), path);
        if (other != null) {
            throw new BadInput(other.getFileName() + " is of the same agreement; approve one after the other, the"
                    + " earlier period first");
        }
    }
}
