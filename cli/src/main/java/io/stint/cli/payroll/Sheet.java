package io.stint.cli.payroll;

import io.stint.cli.agreement.AgreementFolder.Entry;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.payroll.HandInFile.ClaimInHand;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A timesheet among others of the same folder.
 *
 * @param number of the file, by name
 * @param createdAt as its author says
 * @param claims that came with it
 * @param approved whether a voucher names it
 */
record Sheet(
        int number,
        Path path,
        Entry entry,
        Instant createdAt,
        HandIn handIn,
        List<ClaimInHand> claims,
        boolean approved) {
    private static final Comparator<Sheet> LATER = Comparator.comparing(Sheet::createdAt)
            .thenComparing(sheet -> sheet.handIn().id().hash());

    Sheet {
        claims = List.copyOf(claims);
    }

    LocalDate from() {
        return body().from();
    }

    /** Of an agreement's timesheets from the same day on, the one created last counts. */
    boolean isReplacedIn(List<Sheet> all) {
        return all.stream()
                .anyMatch(other -> isOfTheSame(other)
                        && other.body().from().equals(body().from())
                        && LATER.compare(other, this) > 0);
    }

    /**
     * The earlier one of the same agreement that is to be approved first, since the total of this follows from it. One that
     * is worth nothing is never approved.
     */
    Optional<Sheet> waitsFor(List<Sheet> all) {
        return all.stream()
                .filter(other -> isOfTheSame(other) && !other.approved() && other.counts(all))
                .filter(other -> !other.handIn().amount().isZero())
                .filter(other -> other.body().from().isBefore(body().from()))
                .findFirst();
    }

    /**
     * That no day of it was approved already, with another timesheet.
     *
     * @throws BadInput naming the other file
     */
    void requireUnpaid(List<Sheet> all) {
        all.stream()
                .filter(other -> isOfTheSame(other) && other.approved() && other.overlaps(this))
                .findFirst()
                .ifPresent(other -> {
                    throw new BadInput("days of it were approved already, with "
                            + other.path().getFileName());
                });
    }

    /**
     * That it counts what earlier ones counted of its first week: else the week's cap would be there twice.
     *
     * @throws BadInput when it says less
     */
    void requireCarried(List<Sheet> all) {
        LocalDate week = PayPeriod.monday(body().from());
        long before = all.stream()
                .filter(other -> isOfTheSame(other) && other.counts(all))
                .filter(other -> other.body().to().isBefore(body().from()))
                .mapToLong(other -> other.handIn().countedOf(week))
                .sum();
        if (body().carried() < before) {
            throw new BadInput("it says that " + body().carried()
                    + " minutes of its first week were counted before, and" + " earlier timesheets counted " + before);
        }
    }

    /** What a person should know of later ones, which were handed in first and leave out what this one counts. */
    List<String> unsaid(List<Sheet> all) {
        return all.stream()
                .filter(other -> isOfTheSame(other) && other.counts(all))
                .flatMap(other -> handIn.unsaidBy(other.handIn()).stream())
                .toList();
    }

    private boolean isOfTheSame(Sheet other) {
        return other.number() != number && other.entry().id().equals(entry.id());
    }

    /** Whether it is final, and the last word on its days. */
    private boolean counts(List<Sheet> all) {
        return !body().running() && (approved || !isReplacedIn(all));
    }

    private boolean overlaps(Sheet other) {
        return !other.body().from().isAfter(body().to()) && !other.body().to().isBefore(body().from());
    }

    private Timesheet body() {
        return handIn.sheet();
    }
}
