package io.stint.protocol.hours;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Conversion;
import io.stint.protocol.document.body.EntryChange;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a timesheet is worth, as handed in or with the client's changes: the same for everybody who knows the scope and
 * both documents.
 *
 * @param lines one for each entry that was handed in
 * @param amount of all: the sum of the lines
 */
public record ApprovedHours(List<Line> lines, Amount amount) {

    /**
     * One entry of the timesheet.
     *
     * @param entry as handed in
     * @param change of the client; empty: it counts as handed in
     * @param paid minutes of it that are paid
     */
    public record Line(WorkEntry entry, Optional<EntryChange> change, long paid, Amount amount) {}

    public ApprovedHours {
        lines = List.copyOf(lines);
    }

    /** As handed in. */
    public static ApprovedHours of(Hourly rule, Token token, Timesheet sheet) {
        return of(rule, token, sheet, List.of(), Optional.empty());
    }

    /**
     * With changes.
     *
     * @param conversion instead of the timesheet's
     * @throws BadInput when a change is of no entry, makes entries that no timesheet could have, or the conversion does
     *     not fit the rate
     */
    public static ApprovedHours of(
            Hourly rule, Token token, Timesheet sheet, List<EntryChange> changes, Optional<Conversion> conversion) {
        Map<Integer, EntryChange> byEntry =
                changes.stream().collect(Collectors.toMap(EntryChange::entry, Function.identity()));
        List<Integer> counted = new ArrayList<>();
        Tally tally = Tally.of(rule, changed(sheet, byEntry, counted));
        List<Amount> parts = Wage.of(rule, token, conversion.or(sheet::conversion))
                .parts(tally.lines().stream().map(Tally.Line::paid).toList());
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < sheet.entries().size(); i++) {
            int at = counted.indexOf(i);
            lines.add(new Line(
                    sheet.entries().get(i),
                    Optional.ofNullable(byEntry.get(i)),
                    at < 0 ? 0 : tally.lines().get(at).paid(),
                    at < 0 ? Amount.ZERO : parts.get(at)));
        }
        return new ApprovedHours(lines, parts.stream().reduce(Amount.ZERO, Amount::plus));
    }

    /**
     * As an approval says.
     *
     * @throws BadInput as {@link #of(Hourly, Token, Timesheet, List, Optional)}, when it is of another agreement, or when
     *     its amount is not what follows
     */
    public static ApprovedHours of(Hourly rule, Token token, Timesheet sheet, TimesheetApproval approval) {
        if (!approval.agreement().equals(sheet.agreement())) {
            throw new BadInput("the approval is for the agreement " + approval.agreement() + ", the timesheet for "
                    + sheet.agreement() + "; approve each in its own");
        }
        ApprovedHours approved = of(rule, token, sheet, approval.changes(), approval.conversion());
        if (!approved.amount().equals(approval.amount())) {
            throw new BadInput("the approval says " + approval.amount() + " of the smallest unit, and "
                    + approved.amount() + " follow from the hours and the rate; correct it");
        }
        return approved;
    }

    /** @param counted gets the index of each entry that is not struck */
    private static Timesheet changed(Timesheet sheet, Map<Integer, EntryChange> changes, List<Integer> counted) {
        changes.keySet().stream()
                .filter(entry -> entry >= sheet.entries().size())
                .findFirst()
                .ifPresent(entry -> {
                    throw new BadInput("the timesheet has no entry " + entry + " to change; it has "
                            + sheet.entries().size() + ", from 0 on");
                });
        List<WorkEntry> entries = new ArrayList<>();
        for (int i = 0; i < sheet.entries().size(); i++) {
            WorkEntry was = sheet.entries().get(i);
            Optional<WorkEntry> now = changes.containsKey(i) ? changes.get(i).to(was) : Optional.of(was);
            now.ifPresent(entries::add);
            if (now.isPresent()) {
                counted.add(i);
            }
        }
        return sheet.withEntries(entries);
    }
}
