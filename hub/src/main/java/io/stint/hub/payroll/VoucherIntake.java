package io.stint.hub.payroll;

import io.stint.hub.agreement.BonusesUnderway;
import io.stint.hub.agreement.Venues;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes the vouchers of one request: each is checked by itself and answered by itself, and those that are good are kept
 * together. What a request approves is never taken for what somebody else approved meanwhile: it says on which total it
 * builds, and a document is approved once.
 */
final class VoucherIntake {
    private final Venues venues;
    private final IntakeBooks books;
    private final List<Vouchers.Given> good = new ArrayList<>();
    private final List<GivenVoucher> kept = new ArrayList<>();

    /**
     * What became of one.
     *
     * @param known whether it was kept before
     * @param uncovered what of the total is above the fund: it is owed, and paid from the next top-up
     * @param problem why it was refused
     */
    record Outcome(Hash32 agreement, boolean known, Amount uncovered, Optional<Problem> problem) {}

    private VoucherIntake(Venues venues, IntakeBooks books) {
        this.venues = venues;
        this.books = books;
    }

    /** In their order; the good ones are kept when the caller's transaction is. */
    static List<Outcome> take(Handle handle, Venues venues, List<SignedVoucher> all) {
        VoucherIntake intake = new VoucherIntake(venues, IntakeBooks.locked(handle, all));
        List<Outcome> outcomes = all.stream()
                .map(signed -> intake.take(signed.given(), signed.signer()))
                .toList();
        Vouchers.addAll(handle, intake.good);
        ApprovedPeriods.put(handle, intake.kept);
        return outcomes;
    }

    private Outcome take(GivenVoucher given, Optional<Address> signer) {
        try {
            Fund fund = fund(given);
            boolean known = books.approved(given).filter(given.total()::equals).isPresent();
            if (!known) {
                Voucher voucher = checked(given, fund, signer);
                good.add(new Vouchers.Given(given.agreement(), voucher, books.isRunning(given)));
                kept.add(given);
                books.approve(given);
            }
            Amount total = given.total();
            Amount uncovered = total.compareTo(fund.funded()) > 0 ? total.minus(fund.funded()) : Amount.ZERO;
            return new Outcome(given.agreement(), known, uncovered, Optional.empty());
        } catch (Problem problem) {
            return new Outcome(given.agreement(), false, Amount.ZERO, Optional.of(problem));
        }
    }

    private Fund fund(GivenVoucher given) {
        return books.fund(given)
                .orElseThrow(() -> Problem.notFound(
                        "There is no open agreement " + given.agreement() + " that you may approve for."));
    }

    private Voucher checked(GivenVoucher given, Fund fund, Optional<Address> recovered) {
        given.hours().ifPresent(hours -> hours.require(given.total()));
        if (fund.closed()) {
            throw Problem.conflict("The agreement is closed.");
        }
        books.approved(given).ifPresent(before -> {
            throw Problem.conflict("This was approved already, up to a total of " + before.wei() + ".");
        });
        if (books.hasBonusUnderway(given)) {
            throw BonusesUnderway.refusal();
        }
        if (given.after().filter(after -> !after.equals(fund.base())).isPresent()) {
            throw Problem.conflict("Somebody else approved meanwhile: the total is "
                    + fund.base().wei() + " now. Add to that, and sign anew.");
        }
        if (given.round().filter(seen -> seen != books.round(given)).isPresent()) {
            throw Problem.conflict("Hours of this agreement were claimed meanwhile, and would be paid twice."
                    + " Load the page again: what was claimed is answered in the agreement.");
        }
        if (given.total().compareTo(fund.base()) <= 0) {
            throw Problem.conflict(
                    "Approved or drawn are " + fund.base().wei() + " already; a voucher must be higher than that.");
        }
        Address signer = recovered.orElseThrow(() -> Problem.refused("The signature is of nobody's key."));
        return signed(given, fund, signer);
    }

    private Voucher signed(GivenVoucher given, Fund fund, Address signer) {
        Instant now = venues.time(fund.layer()).seconds();
        Optional<Voucher.Lent> lent = given.lent().map(by -> lent(given, by, now));
        boolean may = given.lent().map(by -> signer.equals(by.key())).orElseGet(() -> fund.isClientSide(signer));
        if (!may) {
            throw Problem.refused("It is signed by " + signer + ", or something in it or in its path was changed; "
                    + given.lent().map(by -> "the key is " + by.key()).orElse("client or approver must sign it") + ".");
        }
        return new Voucher(given.total(), given.memo(), signer, given.slip(), lent, now);
    }

    /** What the key was lent, as it was checked when it came. */
    private Voucher.Lent lent(GivenVoucher given, Approval.DelegatedBy by, Instant now) {
        Standing found = books.standing(given.agreement(), by.key())
                .filter(standing -> standing.limit().equals(by.limit()))
                .orElseThrow(() -> Problem.refused(
                        "This hub knows of no such right of the key " + by.key() + "; hand that in first."));
        if (found.stopped().isPresent()) {
            throw Problem.refused(
                    "The key " + by.key() + " was stopped at " + found.stopped().get() + ".");
        }
        if (now.isAfter(found.until())) {
            throw Problem.refused("The key " + by.key() + " may sign until " + found.until() + ", which is over.");
        }
        if (given.total().compareTo(found.limit()) > 0) {
            throw Problem.refused("The key " + by.key() + " may approve up to "
                    + found.limit().wei() + " in all, not " + given.total().wei() + ".");
        }
        return new Voucher.Lent(found.limit(), found.by(), found.slip());
    }
}
