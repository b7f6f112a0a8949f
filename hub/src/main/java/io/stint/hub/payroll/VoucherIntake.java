package io.stint.hub.payroll;

import io.stint.hub.agreement.Venues;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Columns;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/**
 * Takes the vouchers of one request: each is checked by itself and answered by itself, and those that are good are kept
 * together. What a request approves is never taken for what somebody else approved meanwhile: it says on which total it
 * builds, and a document is approved once.
 */
final class VoucherIntake {
    private final Venues venues;
    private final Map<Hash32, Fund> funds;
    private final Map<Paper, Amount> approved;
    private final Map<Lender, Standing> standing = new HashMap<>();
    private final List<Vouchers.Given> good = new ArrayList<>();
    private final List<GivenVoucher> kept = new ArrayList<>();

    private record Paper(Hash32 agreement, Hash32 memo) {}

    private record Lender(Hash32 agreement, Address key) {}

    /**
     * What became of one.
     *
     * @param known whether it was kept before
     * @param uncovered what of the total is above the fund: it is owed, and paid from the next top-up
     * @param problem why it was refused
     */
    record Outcome(Hash32 agreement, boolean known, Amount uncovered, Optional<Problem> problem) {}

    private VoucherIntake(Handle handle, Venues venues, List<GivenVoucher> all, Collection<Hash32> open) {
        Vouchers.lock(handle, open);
        this.venues = venues;
        this.funds = Fund.of(handle, open);
        this.approved = papers(handle, all);
        Standings.of(handle, open).forEach(s -> standing.put(new Lender(s.agreement(), s.key()), s));
    }

    /** In their order; the good ones are kept when the caller's transaction is. */
    static List<Outcome> take(Handle handle, Venues venues, Address visitor, List<GivenVoucher> all) {
        List<Hash32> ids = all.stream().map(GivenVoucher::agreement).distinct().toList();
        Map<Hash32, Integer> layers = Fund.layers(handle, ids, visitor);
        // The dear part comes first, on all cores: nobody waits for it, as whoever has the same client's lock would.
        Signers signers = new Signers(venues);
        List<Optional<Address>> signed = all.parallelStream()
                .map(given -> Optional.ofNullable(layers.get(given.agreement()))
                        .flatMap(layer -> signers.of(layer, given.message(), given.slip())))
                .toList();
        VoucherIntake intake = new VoucherIntake(handle, venues, all, layers.keySet());
        List<Outcome> outcomes = IntStream.range(0, all.size())
                .mapToObj(i -> intake.take(all.get(i), signed.get(i)))
                .toList();
        Vouchers.addAll(handle, intake.good);
        ApprovedPeriods.put(handle, intake.kept);
        return outcomes;
    }

    /** The highest total for each of the documents, as far as there is one. */
    private static Map<Paper, Amount> papers(Handle handle, List<GivenVoucher> all) {
        Map<Paper, Amount> papers = new HashMap<>();
        handle.createQuery("""
                        select agreement, memo, max(total) as total
                        from unnest(:agreements, :memos) as asked(agreement, memo) join voucher using (agreement, memo)
                        group by agreement, memo""")
                .bind(
                        "agreements",
                        new ByteArrays(list(all, given -> given.agreement().bytes())))
                .bind("memos", new ByteArrays(list(all, given -> given.memo().bytes())))
                .map((row, _) -> Map.entry(
                        new Paper(Hash32.of(row.getBytes("agreement")), Hash32.of(row.getBytes("memo"))),
                        Columns.amount(row, "total")))
                .forEach(one -> papers.put(one.getKey(), one.getValue()));
        return papers;
    }

    private static <T> List<T> list(List<GivenVoucher> all, Function<GivenVoucher, T> value) {
        return all.stream().map(value).toList();
    }

    private Outcome take(GivenVoucher given, Optional<Address> signer) {
        try {
            Fund fund = fund(given);
            Paper paper = new Paper(given.agreement(), given.memo());
            boolean known = given.total().equals(approved.get(paper));
            if (!known) {
                Voucher voucher = checked(given, fund, signer);
                good.add(new Vouchers.Given(given.agreement(), voucher));
                kept.add(given);
                approved.put(paper, given.total());
                funds.put(given.agreement(), fund.approvedUpTo(given.total()));
            }
            Amount total = given.total();
            Amount uncovered = total.compareTo(fund.funded()) > 0 ? total.minus(fund.funded()) : Amount.ZERO;
            return new Outcome(given.agreement(), known, uncovered, Optional.empty());
        } catch (Problem problem) {
            return new Outcome(given.agreement(), false, Amount.ZERO, Optional.of(problem));
        }
    }

    private Fund fund(GivenVoucher given) {
        Fund fund = funds.get(given.agreement());
        if (fund == null) {
            throw Problem.notFound("There is no open agreement " + given.agreement() + " that you may approve for.");
        }
        return fund;
    }

    private Voucher checked(GivenVoucher given, Fund fund, Optional<Address> recovered) {
        given.hours().ifPresent(hours -> hours.require(given.total()));
        if (fund.closed()) {
            throw Problem.conflict("The agreement is closed.");
        }
        Amount before = approved.get(new Paper(given.agreement(), given.memo()));
        if (before != null) {
            throw Problem.conflict("This was approved already, up to a total of " + before.wei() + ".");
        }
        if (given.after().filter(after -> !after.equals(fund.base())).isPresent()) {
            throw Problem.conflict("Somebody else approved meanwhile: the total is "
                    + fund.base().wei() + " now. Add to that, and sign anew.");
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
        Standing found = standing.get(new Lender(given.agreement(), by.key()));
        if (found == null || !found.limit().equals(by.limit())) {
            throw Problem.refused("This hub knows of no such right of the key " + by.key() + "; hand that in first.");
        }
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
