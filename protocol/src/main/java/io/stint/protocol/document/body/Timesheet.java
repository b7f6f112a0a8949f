package io.stint.protocol.document.body;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Days;
import io.stint.protocol.value.Hash32;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a worker worked in a period, as handed in. What it is worth follows from the scope's {@link Hourly} alone.
 *
 * @param from the first day
 * @param to the last day
 * @param carried minutes of the first day's week that an earlier timesheet has counted
 * @param entries from the earliest on, none over another
 * @param conversion of the rate's currency; empty: the rate is in what the agreement pays
 * @param running whether the period goes on, and a later timesheet of the same days takes this one's place
 */
public record Timesheet(
        Salt salt,
        Hash32 agreement,
        LocalDate from,
        LocalDate to,
        int carried,
        List<WorkEntry> entries,
        Optional<Conversion> conversion,
        boolean running)
        implements Body {
    private static final int LONGEST = 31;
    private static final int WEEK = 7 * 24 * 60;

    /**
     * Checks the entries against each other.
     *
     * @throws BadInput naming the entry that is out of order, over another, outside the period or above a day's hours
     */
    public Timesheet {
        entries = List.copyOf(entries);
        if (to.isBefore(from) || from.plusDays(LONGEST).isBefore(to.plusDays(1))) {
            throw new BadInput("a timesheet is for 1 to " + LONGEST + " days, not for " + from + " to " + to);
        }
        requireOrder(entries);
        requireDays(entries, from, to);
    }

    private static void requireOrder(List<WorkEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).start() < entries.get(i - 1).end()) {
                throw new BadInput("entry " + (i + 1) + " begins before entry " + i
                        + " has ended; put them in order, and let none overlap");
            }
        }
    }

    private static void requireDays(List<WorkEntry> entries, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> worked = new HashMap<>();
        for (WorkEntry entry : entries) {
            LocalDate day = entry.day();
            if (day.isBefore(from) || day.isAfter(to)) {
                throw new BadInput("an entry of " + day + " is outside " + from + " to " + to
                        + "; hand it in with its own period");
            }
            if (worked.merge(day, entry.seconds(), Long::sum) > WorkEntry.MOST_SECONDS) {
                throw new BadInput("the entries of " + day + " are over 24 hours together; correct them");
            }
        }
    }

    /**
     * The same with other entries.
     *
     * @throws BadInput as the constructor
     */
    public Timesheet withEntries(List<WorkEntry> others) {
        return new Timesheet(salt, agreement, from, to, carried, others, conversion, running);
    }

    /** @throws BadInput as {@link Body#parse} */
    public static Timesheet parse(CanonicalJson json) {
        return BodyJson.read(
                DocumentKind.TIMESHEET,
                json,
                in -> new Timesheet(
                        in.parsed("salt", Salt::parse),
                        in.hash("agreement"),
                        in.parsed("from", Days::parse),
                        in.parsed("to", Days::parse),
                        (int) in.number("carried", 0, WEEK),
                        in.objects("entries", Limits.ENTRIES, WorkEntry::read),
                        in.optional("conversion", name -> in.object(name, Conversion::read)),
                        running(in)));
    }

    /** Said only of one that is: what is absent has one spelling. */
    private static boolean running(JsonFields in) {
        Optional<Boolean> said = in.optional("running", in::flag);
        if (said.isPresent() && !said.get()) {
            throw in.bad("running", "must be true, or left out");
        }
        return said.isPresent();
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.TIMESHEET;
    }

    @Override
    public CanonicalJson json() {
        ObjectNode node = BodyJson.versioned()
                .put("salt", salt.toString())
                .put("agreement", agreement.hex())
                .put("from", from.toString())
                .put("to", to.toString())
                .put("carried", carried);
        node.set("entries", BodyJson.list(entries, WorkEntry::node));
        conversion.ifPresent(c -> node.set("conversion", c.node()));
        if (running) {
            node.put("running", true);
        }
        return BodyJson.write(kind(), node);
    }
}
