package io.stint.cli.standing;

import io.stint.cli.standing.Offered.Held;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The timesheets of an agreement, opened and checked, and what of them waits. */
final class Books {
    private final Right right;
    private final Terms terms;
    private final Offered offered;
    private final ReadingKeyPair key;
    private final Map<Hash32, TimesheetApproval> answers = new HashMap<>();

    Books(Right right, Terms terms, Offered offered, ReadingKeyPair key) {
        this.right = right;
        this.terms = terms;
        this.offered = offered;
        this.key = key;
        offered.opened(DocumentKind.APPROVAL, key, right.lent().by())
                .forEach(document -> answers.put(document.id().hash(), TimesheetApproval.parse(document.body())));
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
        Approved approved =
                Approved.of(offered, right, sheets.stream().map(Sheet::handIn).toList(), answers);
        List<Week> waiting = new ArrayList<>();
        newest.forEach((from, sheet) -> {
            Known known = known(approved, from);
            Amount claimed = claimed(sheets, from);
            if (known.running()
                    && sheet.handIn().amount().compareTo(known.worth().plus(claimed)) > 0) {
                waiting.add(new Week(
                        sheet.handIn(), sheet.at(), known.worth(), claimed, odd(sheet, sheets, approved, scope)));
            }
        });
        return waiting;
    }

    /** Answered as a claim, and not approved as well: of all timesheets of the same days. */
    private Amount claimed(List<Sheet> sheets, LocalDate from) {
        return sheets.stream()
                .filter(sheet -> sheet.from().equals(from))
                .flatMap(sheet -> Optional.ofNullable(offered.claimed().get(sheet.id())).stream())
                .map(Held::sum)
                .reduce(Amount.ZERO, Amount::plus);
    }

    private List<String> odd(Sheet sheet, List<Sheet> sheets, Approved approved, Scope scope) {
        List<String> odd =
                new ArrayList<>(others(sheet, sheets, approved, scope).odd(sheet.handIn()));
        if (hasStrayClaim(sheets, approved)) {
            odd.add(
                    "a claim is for a timesheet that is not here, or for more than its hours are worth, and may be for the"
                            + " same hours: look at it, and approve what is right by hand once");
        }
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

    private Others others(Sheet sheet, List<Sheet> sheets, Approved approved, Scope scope) {
        List<Sheet> all = sheets.stream()
                .filter(other -> !other.from().equals(sheet.from()))
                .toList();
        Map<LocalDate, Sheet> others = new TreeMap<>();
        all.forEach(other -> others.merge(other.from(), other, (one, next) -> isFinal(one, approved) ? one : next));
        List<HandIn> paid = all.stream()
                .filter(other -> approved.sheets().contains(other.id())
                        || offered.claimed().containsKey(other.id()))
                .map(Sheet::handIn)
                .toList();
        return new Others(
                others.values().stream().map(Sheet::handIn).toList(), paid, lastDays(approved.periods(), scope));
    }

    /** Of a period whose last day is not known the pay period's. */
    private static Map<LocalDate, LocalDate> lastDays(Map<LocalDate, Known> periods, Scope scope) {
        Map<LocalDate, LocalDate> days = new HashMap<>();
        periods.forEach((from, known) -> days.put(
                from,
                known.last()
                        .or(() -> scope.hourly().map(rule -> rule.period().last(from)))
                        .orElse(from)));
        return days;
    }

    /**
     * A claim for a timesheet that is not here, or for more than is left of its hours, while no person has approved something
     * since: nothing tells for which hours it is.
     */
    private boolean hasStrayClaim(List<Sheet> sheets, Approved approved) {
        Map<Hash32, LocalDate> periods = sheets.stream().collect(Collectors.toMap(Sheet::id, Sheet::from));
        return offered.claimed().entrySet().stream()
                .filter(claim -> !claim.getValue().looked())
                .map(claim -> Optional.ofNullable(periods.get(claim.getKey())))
                .anyMatch(from ->
                        from.filter(day -> !isBeyond(day, sheets, approved)).isEmpty());
    }

    /** Whether claims and approvals have more than the hours came to in any version. */
    private boolean isBeyond(LocalDate from, List<Sheet> sheets, Approved approved) {
        Amount most = sheets.stream()
                .filter(sheet -> sheet.from().equals(from))
                .map(sheet -> sheet.handIn().amount())
                .reduce(Amount.ZERO, Amount::max);
        return claimed(sheets, from).plus(known(approved, from).worth()).compareTo(most) > 0;
    }

    private static Known known(Approved approved, LocalDate from) {
        return approved.periods().getOrDefault(from, Known.of(Amount.ZERO, true));
    }

    private static boolean isFinal(Sheet sheet, Approved approved) {
        return approved.sheets().contains(sheet.id()) && !sheet.handIn().sheet().running();
    }

    /** Whether client or approver struck or changed an hour of these days: the next version may have it again. */
    private boolean isAnswered(List<Sheet> sheets, LocalDate from) {
        return answers.values().stream()
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
}
