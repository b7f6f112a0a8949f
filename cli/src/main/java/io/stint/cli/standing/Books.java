package io.stint.cli.standing;

import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.document.sealed.ReadingKeyPair;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The timesheets of an agreement, opened and checked, and what of them waits. */
final class Books {
    private final Right right;
    private final Terms terms;
    private final Offered offered;
    private final ReadingKeyPair key;

    Books(Right right, Terms terms, Offered offered, ReadingKeyPair key) {
        this.right = right;
        this.terms = terms;
        this.offered = offered;
        this.key = key;
    }

    private record Sheet(Instant at, HandIn handIn) {
        LocalDate from() {
            return handIn.sheet().from();
        }

        Hash32 id() {
            return handIn.id().hash();
        }
    }

    /**
     * From the earliest period on.
     *
     * @throws BadInput when the hub did not give the scope
     */
    List<Week> waiting() {
        Scope scope = offered.opened(DocumentKind.SCOPE, key, right.by()).stream()
                .filter(document -> document.id().hash().equals(terms.scope()))
                .findFirst()
                .map(document -> Scope.parse(document.body()))
                .orElseThrow(
                        () -> new BadInput(right.hub() + " did not give the scope of work of " + right.agreement()));
        List<Sheet> sheets = offered.opened(DocumentKind.TIMESHEET, key, right.by()).stream()
                .flatMap(document -> sheet(document, scope).stream())
                .sorted(Comparator.comparing(Sheet::at).thenComparing(Sheet::id))
                .toList();
        Map<LocalDate, Sheet> newest = new TreeMap<>();
        sheets.forEach(sheet -> newest.put(sheet.from(), sheet));
        Map<LocalDate, Known> approved = approved(sheets);
        List<Week> waiting = new ArrayList<>();
        newest.forEach((from, sheet) -> {
            Known known = approved.getOrDefault(from, new Known(Amount.ZERO, true));
            if (known.running() && sheet.handIn().amount().compareTo(known.worth()) > 0) {
                waiting.add(new Week(sheet.handIn(), sheet.at(), known.worth()));
            }
        });
        return waiting;
    }

    /** What is none, or somebody else's, is left to people. */
    private Optional<Sheet> sheet(Document document, Scope scope) {
        try {
            HandIn handIn = HandIn.of(document, scope, terms, right.agreement(), right.token());
            return Optional.of(new Sheet(document.createdAt(), handIn));
        } catch (BadInput _) {
            return Optional.empty();
        }
    }

    /** As the hub has it, as this machine has it, and as the documents that vouchers name have it: whichever is more. */
    private Map<LocalDate, Known> approved(List<Sheet> sheets) {
        Map<LocalDate, Known> approved = new TreeMap<>(offered.periods());
        right.periods().forEach((from, worth) -> approved.merge(from, new Known(worth, true), Books::more));
        for (Sheet sheet : sheets) {
            if (offered.memos().contains(sheet.id())) {
                boolean running = sheet.handIn().sheet().running();
                approved.merge(sheet.from(), new Known(sheet.handIn().amount(), running), Books::more);
            }
        }
        for (Document document : offered.opened(DocumentKind.APPROVAL, key, right.by())) {
            if (offered.memos().contains(document.id().hash())) {
                TimesheetApproval answer = TimesheetApproval.parse(document.body());
                sheets.stream()
                        .filter(sheet -> sheet.id().equals(answer.timesheet().hash()))
                        .forEach(sheet -> approved.merge(
                                sheet.from(),
                                new Known(
                                        answer.amount(), sheet.handIn().sheet().running()),
                                Books::more));
            }
        }
        return approved;
    }

    private static Known more(Known one, Known other) {
        return new Known(one.worth().max(other.worth()), one.running() && other.running());
    }
}
