package io.stint.protocol.payroll;

import io.stint.protocol.BadInput;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.document.body.WorkEntry;
import io.stint.protocol.hours.Tally;
import io.stint.protocol.hours.Wage;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A timesheet as handed in, checked against the agreement that it is for: the worker signed it, it is for this agreement,
 * and what it is worth follows from the scope that both signed.
 *
 * @param amount in the smallest unit of what the agreement pays
 */
public record HandIn(DocumentId id, Timesheet sheet, Tally tally, Amount amount, List<Oddity> odd) {
    /** Clocks differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    public HandIn {
        odd = List.copyOf(odd);
    }

    /**
     * Checks and reckons.
     *
     * @param document whose signature was checked when it was read
     * @param token what the agreement pays
     * @throws BadInput when it is another kind, author or agreement, when the scope is not the agreement's or pays no
     *     hours, when an entry ends after the timesheet was signed, or when it is worth more than one agreement can hold
     */
    public static HandIn of(Document document, Scope scope, Terms terms, Hash32 agreement, Token token) {
        require(document, terms);
        Timesheet sheet = Timesheet.parse(document.body());
        if (!sheet.agreement().equals(agreement)) {
            throw new BadInput("the timesheet is for the agreement " + sheet.agreement() + ", not for " + agreement);
        }
        requirePast(sheet, document.createdAt());
        Hourly rule = rule(scope, terms);
        Tally tally = Tally.of(rule, sheet);
        Amount amount = Wage.of(rule, token, sheet.conversion()).of(tally.paid());
        if (amount.compareTo(Amount.MAX) > 0) {
            throw new BadInput("the timesheet is worth more than one agreement can hold: " + amount);
        }
        return new HandIn(document.id(), sheet, tally, amount, Oddity.in(tally));
    }

    /**
     * The hourly rule of the scope that an agreement's terms name.
     *
     * @throws BadInput when it is another scope, or one that pays no hours
     */
    public static Hourly rule(Scope scope, Terms terms) {
        Hash32 hash = DocumentId.of(scope.json()).hash();
        if (!hash.equals(terms.scope())) {
            throw new BadInput("the scope of work is " + hash + ", but the terms were signed for " + terms.scope()
                    + "; take the scope that belongs to this agreement");
        }
        return scope.hourly()
                .orElseThrow(() -> new BadInput("the scope of work pays no hours; approve an amount instead"));
    }

    private static void require(Document document, Terms terms) {
        if (document.kind() != DocumentKind.TIMESHEET) {
            throw new BadInput("this is a " + document.kind() + ", not a timesheet");
        }
        if (!document.author().equals(terms.worker())) {
            throw new BadInput("the timesheet was signed by " + document.author() + ", and the agreement's worker is "
                    + terms.worker());
        }
    }

    private static void requirePast(Timesheet sheet, Instant signed) {
        for (int i = 0; i < sheet.entries().size(); i++) {
            WorkEntry entry = sheet.entries().get(i);
            if (entry.end() > signed.plus(AHEAD).getEpochSecond()) {
                throw new BadInput("entry " + (i + 1) + " ends at " + Instant.ofEpochSecond(entry.end())
                        + ", after the timesheet was signed at " + signed + "; hours are handed in once worked");
            }
        }
    }

    /** Minutes that it counts of the week that begins on this Monday. */
    public long countedOf(LocalDate monday) {
        return tally.lines().stream()
                .filter(line -> PayPeriod.monday(line.entry().day()).equals(monday))
                .mapToLong(Tally.Line::counted)
                .sum();
    }

    /**
     * What a person should know when a timesheet that goes on with a week of this one is there already, and does not say
     * all that was counted of it up to the end of this one: the week's cap would be there twice.
     */
    public Optional<String> unsaidBy(HandIn later) {
        LocalDate from = later.sheet().from();
        LocalDate week = PayPeriod.monday(from);
        long counted = countedOf(week) + (PayPeriod.monday(sheet.from()).equals(week) ? sheet.carried() : 0);
        return from.isAfter(sheet.to()) && later.sheet().carried() < counted
                ? Optional.of("the timesheet from " + from + " on says that "
                        + later.sheet().carried() + " minutes of its first week were counted before, and with this one"
                        + " they are " + counted)
                : Optional.empty();
    }

    /** The reasons to look at it, for a person. */
    public List<String> pointedOut() {
        return odd.stream().map(one -> one.words(tally)).toList();
    }
}
