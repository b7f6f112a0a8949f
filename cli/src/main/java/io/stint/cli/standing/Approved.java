package io.stint.cli.standing;

import io.stint.cli.standing.Offered.Known;
import io.stint.protocol.document.body.TimesheetApproval;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Up to what an agreement's periods are approved, without what claims hold of them.
 *
 * @param periods by their first day
 * @param sheets that are approved, as handed in or with changes
 */
record Approved(Map<LocalDate, Known> periods, Set<Hash32> sheets) {

    Approved {
        periods = Map.copyOf(periods);
        sheets = Set.copyOf(sheets);
    }

    /**
     * As the hub has it, as this machine has it, and as documents have it that vouchers name: whichever is more.
     *
     * @param answers of client and approver to timesheets, by their ids
     */
    static Approved of(Offered offered, Right right, List<HandIn> sheets, Map<Hash32, TimesheetApproval> answers) {
        Map<LocalDate, Known> periods = new TreeMap<>(offered.periods());
        right.periods().forEach((from, worth) -> add(periods, from, Known.of(worth, true)));
        Set<Hash32> approved = new HashSet<>();
        for (HandIn sheet : sheets) {
            papers(sheet, answers).forEach((memo, amount) -> {
                if (offered.memos().contains(memo)) {
                    approved.add(sheet.id().hash());
                    LocalDate from = sheet.sheet().from();
                    // It was said without what a claim has of it; all that the document is worth has that too.
                    Amount worth = isSaid(offered, from, memo) ? Amount.ZERO : amount;
                    Optional<LocalDate> last = Optional.of(sheet.sheet().to());
                    add(periods, from, new Known(worth, sheet.sheet().running(), Optional.empty(), last));
                }
            });
        }
        return new Approved(periods, approved);
    }

    private static void add(Map<LocalDate, Known> periods, LocalDate from, Known known) {
        periods.merge(from, known, Known::more);
    }

    /** What a voucher can name to approve a timesheet, with what that comes to. */
    private static Map<Hash32, Amount> papers(HandIn sheet, Map<Hash32, TimesheetApproval> answers) {
        Map<Hash32, Amount> papers = new HashMap<>(Map.of(sheet.id().hash(), sheet.amount()));
        answers.forEach((id, answer) -> {
            if (answer.timesheet().equals(sheet.id())) {
                papers.put(id, answer.amount());
            }
        });
        return papers;
    }

    /** Whether what the hub was told of the period came with this voucher or with a later one. */
    private static boolean isSaid(Offered offered, LocalDate from, Hash32 memo) {
        return Optional.ofNullable(offered.periods().get(from))
                .flatMap(Known::memo)
                .filter(told -> offered.memos().indexOf(told) >= offered.memos().indexOf(memo))
                .isPresent();
    }
}
