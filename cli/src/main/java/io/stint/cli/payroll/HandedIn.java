package io.stint.cli.payroll;

import io.stint.chain.escrow.EscrowReader;
import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.cli.agreement.Scopes;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The timesheets of a folder, {@code *.timesheet.json}, checked and reckoned. Those that are approved are passed over, and
 * what they counted is not paid again.
 */
final class HandedIn {
    private final Connection connection;
    private final AgreementFolder folder;
    private final Scopes scopes;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> pointedOut = new ArrayList<>();

    private HandedIn(Connection connection, AgreementFolder folder) {
        this.connection = connection;
        this.folder = folder;
        this.scopes = new Scopes(folder.folder());
    }

    /** @throws BadInput when there is none in the folder */
    static HandedIn read(Connection connection, AgreementFolder folder, Path place) {
        List<Path> files = Files.in(place, HandInFile.SUFFIX);
        if (files.isEmpty()) {
            throw new BadInput("there is no timesheet (a file that ends with " + HandInFile.SUFFIX + ") in " + place);
        }
        HandedIn handedIn = new HandedIn(connection, folder);
        for (int i = 0; i < files.size(); i++) {
            int number = i + 1;
            Path file = files.get(i);
            handedIn.trying(number, file, () -> handedIn.sheets.add(handedIn.sheet(number, file)));
        }
        handedIn.sheets.stream()
                .filter(sheet -> !sheet.approved() && !sheet.isReplacedIn(handedIn.sheets))
                .forEach(sheet -> handedIn.trying(sheet.number(), sheet.path(), () -> handedIn.want(sheet)));
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

    private void trying(int number, Path path, Runnable step) {
        try {
            step.run();
        } catch (BadInput e) {
            problems.add(new Problem(number, String.valueOf(path.getFileName()), String.valueOf(e.getMessage())));
        }
    }

    private Sheet sheet(int number, Path path) {
        HandInFile file = HandInFile.read(Files.read(path, "timesheet"));
        Timesheet body = Timesheet.parse(file.document().body());
        Entry entry = folder.of(body.agreement())
                .orElseThrow(() -> new BadInput("there is no agreement " + body.agreement() + " in " + folder.folder()
                        + "; put its file there"));
        HandIn handIn = HandIn.of(
                file.document(),
                scopes.of(entry.file()),
                entry.file().terms(),
                entry.id(),
                connection.token(entry.file().terms().token()));
        file.requireClaims(entry.id(), entry.file().domain());
        Hash32 id = handIn.id().hash();
        boolean approved = entry.file().vouchers().stream()
                .anyMatch(voucher -> voucher.memo().equals(id));
        return new Sheet(number, path, entry, file.document().createdAt(), handIn, file.claims(), approved);
    }

    private void want(Sheet sheet) {
        HandIn handIn = sheet.handIn();
        if (handIn.sheet().running() || handIn.amount().isZero()) {
            pointedOut.add(sheet.path().getFileName()
                    + (handIn.sheet().running()
                            ? " goes on; it is approved when the whole period is handed in"
                            : " is worth nothing; there is nothing to approve"));
            return;
        }
        sheet.requireUnpaid(sheets);
        sheet.requireCarried(sheets);
        Token token = connection.token(sheet.entry().file().terms().token());
        new Claimed(new EscrowReader(connection.node(), connection.escrow())).requireNone(sheet, sheets, token);
        Optional<Sheet> earlier = sheet.waitsFor(sheets);
        if (earlier.isPresent()) {
            pointedOut.add(sheet.path().getFileName() + " waits until "
                    + earlier.get().path().getFileName() + " is approved; give the command once more then");
            return;
        }
        String period = handIn.sheet().from() + " to " + handIn.sheet().to();
        Stream.concat(handIn.pointedOut().stream(), sheet.unsaid(sheets).stream())
                .forEach(line -> pointedOut.add(sheet.entry().label() + ", " + period + ": " + line));
        wanted.add(new Wanted(
                sheet.number(),
                sheet.entry(),
                token,
                handIn.amount(),
                handIn.id().hash(),
                period));
    }
}
