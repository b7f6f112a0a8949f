package io.stint.hub.payroll;

import io.stint.hub.agreement.BonusesUnderway;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.store.ByteArrays;
import io.stint.hub.store.Columns;
import io.stint.hub.store.Hashes;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What the vouchers of one request are held against: their agreements, keys and documents, locked and then read, all in
 * one way to the database and back.
 */
final class IntakeBooks {
    private static final byte[] NO_KEY = {};

    /** Without the offset the highest would be looked for from the highest of the agreement down. */
    private static final String ROWS = """
            select a.id, a.layer, a.terms, a.phase, a.funded, a.drawn,
                coalesce((select max(total) from voucher v where v.agreement = a.id), 0) as approved,
                asked.memo,
                (select max(total) from (
                    select total from voucher v where v.agreement = a.id and v.memo = asked.memo offset 0) same
                ) as approved_before,
                exists (select 1 from running_sheet r where r.id = asked.memo and r.agreement = a.id) as of_running,
                s.agreement, s.key, s.lent_by, s.lent_limit, s.signature, s.path, s.day_minutes, s.week_minutes, s.until,
                s.stopped_at
            from unnest(?, ?, ?) as asked(agreement, memo, key) join agreement a on a.id = asked.agreement
                left join standing s on s.agreement = a.id and s.key = asked.key""";

    private final Map<Hash32, Fund> funds = new HashMap<>();
    private final Map<Paper, Amount> approved = new HashMap<>();
    private final Set<Paper> running = new HashSet<>();
    private final Map<Lender, Standing> standing = new HashMap<>();
    private final Map<Hash32, Integer> rounds = new HashMap<>();
    private final Set<Hash32> bonuses = new HashSet<>();

    private record Paper(Hash32 agreement, Hash32 memo) {}

    private record Lender(Hash32 agreement, Address key) {}

    private IntakeBooks() {}

    /** Nobody else approves in these agreements until the transaction ends. */
    static IntakeBooks locked(Handle handle, List<SignedVoucher> all) {
        List<GivenVoucher> open = all.stream()
                .filter(one -> one.layer().isPresent())
                .map(SignedVoucher::given)
                .toList();
        IntakeBooks books = new IntakeBooks();
        // What fills the way back is asked last, when all that is asked has gone out.
        Questions ask = new Questions();
        Vouchers.lock(ask, open.stream().map(GivenVoucher::agreement).distinct().toList());
        Answer<Set<Hash32>> bonuses = BonusesUnderway.of(
                ask, open.stream().map(GivenVoucher::agreement).distinct().toList());
        Answer<Map<Hash32, Integer>> rounds = ClaimedHours.rounds(
                ask,
                open.stream()
                        .filter(given -> given.round().isPresent())
                        .map(GivenVoucher::agreement)
                        .toList());
        ask.ask(
                ROWS,
                books::read,
                Hashes.of(open.stream().map(GivenVoucher::agreement).toList()),
                Hashes.of(open.stream().map(GivenVoucher::memo).toList()),
                new ByteArrays(open.stream().map(IntakeBooks::key).toList()));
        ask.send(handle);
        books.rounds.putAll(rounds.get());
        books.bonuses.addAll(bonuses.get());
        return books;
    }

    private static byte[] key(GivenVoucher given) {
        return given.lent().map(Approval.DelegatedBy::key).map(Address::bytes).orElse(NO_KEY);
    }

    private boolean read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            Fund fund = Fund.read(rows);
            funds.put(fund.agreement(), fund);
            Paper paper = new Paper(fund.agreement(), Hash32.of(rows.getBytes("memo")));
            if (rows.getBigDecimal("approved_before") != null) {
                approved.put(paper, Columns.amount(rows, "approved_before"));
            }
            if (rows.getBoolean("of_running")) {
                running.add(paper);
            }
            if (rows.getBytes("key") != null) {
                Standing lent = Standings.read(rows);
                standing.put(new Lender(lent.agreement(), lent.key()), lent);
            }
        }
        return true;
    }

    /** Empty: there is no such agreement, or whoever hands the voucher in may not. */
    Optional<Fund> fund(GivenVoucher given) {
        return Optional.ofNullable(funds.get(given.agreement()));
    }

    /** The highest total for the same document. */
    Optional<Amount> approved(GivenVoucher given) {
        return Optional.ofNullable(approved.get(new Paper(given.agreement(), given.memo())));
    }

    /** Whether it is for hours of a period that goes on. */
    boolean isRunning(GivenVoucher given) {
        return running.contains(new Paper(given.agreement(), given.memo()));
    }

    boolean hasBonusUnderway(GivenVoucher given) {
        return bonuses.contains(given.agreement());
    }

    /** How many of its claims there are. */
    int round(GivenVoucher given) {
        return rounds.getOrDefault(given.agreement(), 0);
    }

    Optional<Standing> standing(Hash32 agreement, Address key) {
        return Optional.ofNullable(standing.get(new Lender(agreement, key)));
    }

    /** Notes what was found good, for the next of the same request. */
    void approve(GivenVoucher given) {
        approved.put(new Paper(given.agreement(), given.memo()), given.total());
        funds.computeIfPresent(given.agreement(), (_, fund) -> fund.approvedUpTo(given.total()));
    }
}
