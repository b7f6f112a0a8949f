package io.stint.cli.standing;

import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Hourly;
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
import java.util.Set;
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
        Scope scope = offered.opened(DocumentKind.SCOPE, key, right.lent().by()).stream()
                .filter(document -> document.id().hash().equals(terms.scope()))
                .findFirst()
                .map(document -> Scope.parse(document.body()))
                .orElseThrow(() -> new BadInput(right.lent().hub() + " did not give the scope of work of "
                        + right.lent().agreement()));
        List<Sheet> sheets = offered
                .opened(DocumentKind.TIMESHEET, key, right.lent().by())
                .stream()
                .flatMap(document -> sheet(document, scope).stream())
                .sorted(Comparator.comparing(Sheet::at).thenComparing(Sheet::id))
                .toList();
        Map<LocalDate, Sheet> newest = new TreeMap<>();
        sheets.forEach(sheet -> newest.put(sheet.from(), sheet));
        Map<LocalDate, Known> approved = approved(sheets);
        List<Week> waiting = new ArrayList<>();
        newest.forEach((from, sheet) -> {
            Known known = approved.getOrDefault(from, new Known(Amount.ZERO, true));
            Amount claimed = claimed(sheets, from);
            if (known.running()
                    && sheet.handIn().amount().compareTo(known.worth().plus(claimed)) > 0) {
                waiting.add(new Week(
                        sheet.handIn(),
                        sheet.at(),
                        known.worth(),
                        claimed,
                        odd(sheet, sheets, approved.keySet(), scope)));
            }
        });
        return waiting;
    }

    /** Answered as a claim, and not approved as well: of all timesheets of the same days. */
    private Amount claimed(List<Sheet> sheets, LocalDate from) {
        return sheets.stream()
                .filter(sheet -> sheet.from().equals(from))
                .map(sheet -> offered.claimed().getOrDefault(sheet.id(), Amount.ZERO))
                .reduce(Amount.ZERO, Amount::plus);
    }

    private List<String> odd(Sheet sheet, List<Sheet> sheets, Set<LocalDate> periods, Scope scope) {
        Map<LocalDate, Sheet> others = new TreeMap<>();
        sheets.stream()
                .filter(other -> !other.from().equals(sheet.from()))
                .forEach(other -> others.merge(other.from(), other, (one, next) -> isFinal(one) ? one : next));
        List<HandIn> handIns = others.values().stream().map(Sheet::handIn).toList();
        List<String> odd =
                new ArrayList<>(new Others(handIns, periods).odd(sheet.handIn().sheet()));
        if (isAnswered(sheets, sheet.from())) {
            odd.add("hours of these days were changed by a person before");
        }
        Optional<String> named = scope.hourly().flatMap(Hourly::source);
        sheet.handIn()
                .sheet()
                .conversion()
                .filter(rate -> !named.orElse(rate.source()).equals(rate.source()))
                .ifPresent(rate ->
                        odd.add("the rate is of " + rate.source() + ", and the terms name " + named.orElseThrow()));
        return odd;
    }

    private boolean isFinal(Sheet sheet) {
        return offered.memos().contains(sheet.id()) && !sheet.handIn().sheet().running();
    }

    /** Whether client or approver struck or changed an hour of these days: the next version may have it again. */
    private boolean isAnswered(List<Sheet> sheets, LocalDate from) {
        return offered.opened(DocumentKind.APPROVAL, key, right.lent().by()).stream()
                .map(document -> TimesheetApproval.parse(document.body()))
                .filter(answer -> !answer.changes().isEmpty())
                .anyMatch(answer -> sheets.stream()
                        .filter(sheet -> sheet.from().equals(from))
                        .anyMatch(sheet -> sheet.id().equals(answer.timesheet().hash())));
    }

    /** What is none, or somebody else's, is left to people. */
    private Optional<Sheet> sheet(Document document, Scope scope) {
        try {
            HandIn handIn = HandIn.of(
                    document,
                    scope,
                    terms,
                    right.lent().agreement(),
                    right.lent().token());
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
        for (Document document :
                offered.opened(DocumentKind.APPROVAL, key, right.lent().by())) {
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
