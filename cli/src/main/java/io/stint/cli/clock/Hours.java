package io.stint.cli.clock;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A worker's hours for one agreement.
 *
 * @param running since when, and what on; empty: the clock stands
 * @param entries from the earliest on, none over another; also those that were handed in
 * @param handedIn periods that are over for good, in order
 */
record Hours(Hash32 agreement, Optional<Running> running, List<WorkEntry> entries, List<Period> handedIn) {

    /**
     * The clock as it runs.
     *
     * @param offset minutes that the worker's clock was ahead of UTC at the start
     * @param manual whether the start was typed in
     */
    record Running(long start, int offset, Optional<String> task, Optional<String> note, boolean manual) {}

    /**
     * What was handed in.
     *
     * @param carried minutes of the first day's week that earlier periods have counted
     * @param timesheet its id
     */
    record Period(LocalDate from, LocalDate to, int carried, Hash32 timesheet) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** @throws BadInput when entries are over each other */
    Hours {
        entries = entries.stream()
                .sorted(Comparator.comparingLong(WorkEntry::start))
                .toList();
        handedIn = List.copyOf(handedIn);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).start() < entries.get(i - 1).end()) {
                throw new BadInput("entry " + (i + 1) + " would begin before entry " + i
                        + " has ended; 'stint clock status' lists them, 'stint clock edit' changes one");
            }
        }
    }

    static Hours none(Hash32 agreement) {
        return new Hours(agreement, Optional.empty(), List.of(), List.of());
    }

    Hours started(Running clock) {
        return new Hours(agreement, Optional.of(clock), entries, handedIn);
    }

    Hours stopped(WorkEntry entry) {
        return new Hours(agreement, Optional.empty(), with(entry), handedIn);
    }

    Hours added(WorkEntry entry) {
        return new Hours(agreement, running, with(entry), handedIn);
    }

    /** @param number from 1 */
    Hours changed(int number, Optional<WorkEntry> to) {
        WorkEntry was = entry(number);
        requireOpen(was.day());
        List<WorkEntry> others = new ArrayList<>(entries);
        others.remove(number - 1);
        to.ifPresent(entry -> {
            requireOpen(entry.day());
            others.add(entry);
        });
        return new Hours(agreement, running, others, handedIn);
    }

    /** @throws BadInput when there is no such number */
    WorkEntry entry(int number) {
        if (number < 1 || number > entries.size()) {
            throw new BadInput("there is no entry " + number + "; there are " + entries.size()
                    + ", 'stint clock status' lists them");
        }
        return entries.get(number - 1);
    }

    Hours handedIn(Period period) {
        List<Period> all = new ArrayList<>(handedIn);
        all.add(period);
        return new Hours(agreement, running, entries, all);
    }

    /** Those that are in no period that was handed in. */
    List<WorkEntry> open() {
        return entries.stream().filter(entry -> isOpen(entry.day())).toList();
    }

    List<WorkEntry> within(LocalDate from, LocalDate to) {
        return entries.stream()
                .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(to))
                .toList();
    }

    /** @throws BadInput when the day was handed in */
    void requireOpen(LocalDate day) {
        if (!isOpen(day)) {
            throw new BadInput("the hours of " + day + " were handed in, and count as they were signed; write what is"
                    + " missing to the next period, or agree on it with the client");
        }
    }

    private boolean isOpen(LocalDate day) {
        return handedIn.stream().noneMatch(period -> period.has(day));
    }

    private List<WorkEntry> with(WorkEntry entry) {
        requireOpen(entry.day());
        List<WorkEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return more;
    }
}
