package io.stint.hub.payroll.run;

import io.stint.hub.agreement.Venue;
import io.stint.hub.agreement.Venues;
import io.stint.hub.room.People;
import io.stint.hub.store.Hashes;
import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.PayRoll;
import io.stint.protocol.payroll.PayRoll.Wanted;
import io.stint.protocol.payroll.Problem;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads lists of pay and plans what they ask for, by the rules that {@code stint payroll} has. */
final class ListReader {
    private final Venues venues;
    private final People people;

    ListReader(Venues venues, People people) {
        this.venues = venues;
        this.people = people;
    }

    /**
     * Changes nothing.
     *
     * @throws BadInput when nothing of the list can be read
     */
    ListPlan read(Handle handle, RunKind kind, Address by, byte[] csv) {
        List<Deal> deals = Deals.of(handle, by);
        Map<Address, String> names = people.names(
                deals.stream().map(deal -> deal.terms().worker()).distinct().toList());
        DealBook book = new DealBook(kind, deals, names, venues);
        PayRoll<Deal> roll = PayRoll.read(csv, book, kind.needsMemo());
        Venue venue = roll.wanted().stream()
                .findFirst()
                .map(first -> venues.of(first.entry().layer()))
                .orElseGet(venues::first);
        Planner planner = new Planner(kind, venue, by, memos(handle, roll.wanted()));
        List<Problem> problems = new ArrayList<>(roll.problems());
        List<Planner.Planned> planned = new ArrayList<>();
        for (Wanted<Deal> line : roll.wanted()) {
            try {
                planned.add(planner.plan(line, book.label(line.entry())));
            } catch (BadInput e) {
                problems.add(new Problem(line.line(), book.label(line.entry()), String.valueOf(e.getMessage())));
            }
        }
        return new ListPlan(kind, venue, planned, problems);
    }

    /** Which of the memos were approved before. */
    private static Set<Planner.Memo> memos(Handle handle, List<Wanted<Deal>> wanted) {
        List<Hash32> agreements = wanted.stream().map(w -> w.entry().id()).toList();
        List<Hash32> memos = wanted.stream().map(Wanted::memo).distinct().toList();
        return new HashSet<>(handle.createQuery("""
                        select agreement, memo from voucher where agreement = any(:agreements) and memo = any(:memos)""")
                .bind("agreements", Hashes.of(agreements))
                .bind("memos", Hashes.of(memos))
                .map(row ->
                        new Planner.Memo(row.getColumn("agreement", Hash32.class), row.getColumn("memo", Hash32.class)))
                .list());
    }
}
