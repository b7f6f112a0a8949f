package io.stint.hub.keeper;

import io.stint.chain.rpc.Receipt;
import io.stint.hub.TestDatabase;
import io.stint.hub.agreement.Story;
import io.stint.hub.store.Database;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A purse over a real database, with a balance that is counted here instead of on a chain. Gas costs one wei. */
final class Till {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** What is set aside for a call, and so the most that it may cost. */
    static final long CALL = GasPurse.GAS * Purse.MARGIN;

    private static final long SIGNING = GasPurse.SIGNED * Purse.MARGIN;

    /** Worth its gas. */
    private static final Address TOKEN = Address.parse("0x" + "d0".repeat(20));

    private static final long STAKE = GasPurse.GAS * GasPurse.FACTOR;

    private final Database database;
    private final Admission admission;
    private final Purse purse;
    private final List<Shipment> sending = new ArrayList<>();
    private long balance;
    private int calls;

    /** @param balance beyond what has to be there to sign at all */
    Till(Database database, long balance) {
        this(database, balance, 1_000);
    }

    /** @param draws by rules that are paid in a week */
    Till(Database database, long balance, int draws) {
        this.database = database;
        this.balance = balance + SIGNING;
        GasPurse gas = new GasPurse(() -> BigInteger.ONE, CLOCK);
        this.purse = new Purse(database, 31_337, List.of(0), () -> Amount.ofWei(this.balance), gas, Till::least, CLOCK);
        this.admission = new Admission(purse, draws);
        database.transact(h -> h.execute("truncate keeper_job, keeper_batch, agreement, voucher cascade"));
        TestDatabase.layer(database);
    }

    /** Of a token a thousand times as many units as of the coin. */
    private static Map<Address, Amount> least(Amount coin) {
        return Map.of(Address.ZERO, coin, TOKEN, coin.times(1_000));
    }

    private static Hash32 id(int agreement) {
        return Hash32.keccak("agreement " + agreement);
    }

    /** With a voucher for half of it. */
    void open(int agreement, boolean notice) {
        database.transact(h -> {
            h.createUpdate("""
                            insert into agreement (id, layer, terms, client, worker, approver, arbiter, payee, token, funded, drawn,
                                claimed, disputed, remaining, paid, phase, notice_end, opened_block, opened_at, updated_at)
                            values (:id, 0, :terms, :no, :no, :no, :no, :no, :no, :funded, 0, 0, 0, :funded, 0, :phase, :now, 1,
                                :now, :now) on conflict (id) do update set phase = excluded.phase""")
                    .bind("id", id(agreement))
                    .bind("terms", Bytes.of(new byte[249]))
                    .bind("no", Address.ZERO)
                    .bind("funded", Amount.ofWei(100 * STAKE))
                    .bind("phase", notice ? "notice" : "open")
                    .bind("now", NOW)
                    .execute();
            h.createUpdate("""
                            insert into voucher (agreement, total, memo, signer, signature, at)
                            select :id, drawn + :stake, :memo, :no, :signature, :now from agreement where id = :id
                            on conflict do nothing""")
                    .bind("id", id(agreement))
                    .bind("stake", Amount.ofWei(STAKE))
                    .bind("memo", Hash32.ZERO)
                    .bind("no", Address.ZERO)
                    .bind("signature", Bytes.of(new byte[64]))
                    .bind("now", NOW)
                    .execute();
        });
    }

    /** In a token, with a voucher for so many times what was one for the coin. */
    void inToken(int agreement, long times) {
        database.transact(h -> {
            h.createUpdate("update agreement set token = :token, funded = funded * :times where id = :id")
                    .bind("token", TOKEN)
                    .bind("times", times)
                    .bind("id", id(agreement))
                    .execute();
            h.createUpdate("update voucher set total = total * :times where agreement = :id")
                    .bind("times", times)
                    .bind("id", id(agreement))
                    .execute();
        });
    }

    /** Whether the agreement's budget lets somebody ask for one more. */
    boolean leavesRoomToAsk(int agreement) {
        Budget budget = new Budget(new GasPurse(() -> BigInteger.ONE, CLOCK), CLOCK);
        return database.with(h -> budget.leavesRoomToAsk(h, id(agreement)));
    }

    void ask(int agreement, String kind) {
        Bytes call = Bytes.of(Hash32.keccak(kind + calls++).bytes());
        database.transact(h -> KeeperJobs.add(h, 0, id(agreement), kind, call, false, NOW));
    }

    /** As a worker's rule does. */
    void askByRule(int agreement) {
        EscrowCall call = new EscrowCall.Pay(
                Story.terms(),
                Amount.ofWei(STAKE),
                Hash32.keccak("document " + calls++),
                new Approval.Signed(Bytes.of(new byte[64])));
        database.transact(h -> KeeperJobs.addRuled(h, 0, id(agreement), call.data(), false, NOW));
    }

    /** Somebody asks for all that waits. */
    void askAgain() {
        database.transact(h -> h.createQuery("select agreement, call from keeper_job where state = 'waiting'")
                .map(row -> Map.entry(row.getColumn("agreement", Hash32.class), row.getColumn("call", Bytes.class)))
                .list()
                .forEach(one -> KeeperJobs.add(h, 0, one.getKey(), "draw", one.getValue(), false, NOW)));
    }

    Optional<Shipment> take() {
        Optional<Shipment> job = database.inTransaction(h -> admission.take(h, NOW));
        job.ifPresent(sending::add);
        return job;
    }

    /** As many as there are, of all that wait. */
    long takeAll() {
        long taken = 0;
        while (take().isPresent()) {
            taken++;
        }
        return taken;
    }

    /** What was postponed is ready again. */
    void minutesPass() {
        database.transact(h -> h.createUpdate("update keeper_job set not_before = :now")
                .bind("now", NOW)
                .execute());
    }

    /** The hub is killed, and the next one begins. */
    void restart() {
        sending.clear();
        database.transact(h -> NextJobs.takeUp(h, List.of(0)));
    }

    /** The oldest that is being sent ends, at so much for each job; the node takes nothing that the balance does not pay. */
    void end(Fate wanted, long each) {
        if (sending.isEmpty()) {
            return;
        }
        Shipment job = sending.removeFirst();
        long cost = each * job.jobs().size();
        Fate fate = cost > balance ? Fate.LATER : wanted;
        if (fate == Fate.DONE || fate == Fate.REFUSED_IN_ITS_BLOCK) {
            balance -= cost;
            database.transact(h -> Spending.note(h, job, receipt(cost), BigInteger.ONE, NOW));
        }
        database.transact(h -> {
            switch (fate) {
                case DONE ->
                    job.jobs().forEach(one -> {
                        KeeperJobs.done(h, one, Hash32.keccak("transaction " + one.id()), NOW);
                        drawn(one);
                    });
                case REFUSED_IN_ITS_BLOCK, REFUSED_BEFORE -> ShipmentRows.failed(h, job, "refused", NOW);
                case LATER -> ShipmentRows.later(h, job, "not now", NOW, NOW);
            }
        });
    }

    enum Fate {
        DONE,
        REFUSED_IN_ITS_BLOCK,
        REFUSED_BEFORE,
        LATER
    }

    private void drawn(KeeperJob job) {
        if (job.kind().equals("draw")) {
            database.transact(
                    h -> h.createUpdate("""
                            update agreement set drawn = (select max(total) from voucher where agreement = :id)
                            where id = :id""").bind("id", job.agreement()).execute());
        }
    }

    private static Receipt receipt(long cost) {
        return new Receipt(
                Hash32.ZERO, true, 1, Hash32.ZERO, Optional.empty(), cost, Optional.of(BigInteger.ONE), List.of());
    }

    void fill(long more) {
        balance += more;
    }

    PurseState state() {
        return database.with(purse::now);
    }

    /** What is there beyond what is under way and kept; below zero when the reserve is not whole. */
    long beyond() {
        PurseState state = state();
        return balance - SIGNING - CALL * (state.underWay() + state.kept());
    }

    long postponed() {
        return database.with(h -> h.createQuery("select count(*) from keeper_job where postponed")
                .mapTo(Long.class)
                .one());
    }

    Spending.Sum spent() {
        return database.with(h -> Spending.since(h, List.of(0), Instant.EPOCH));
    }
}
