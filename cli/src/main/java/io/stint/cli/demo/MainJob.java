package io.stint.cli.demo;

import io.stint.chain.escrow.EscrowReader;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The main job: one agreement from signing to the refund, with a silent client, a dispute and an end by notice. */
final class MainJob {
    /** Of the main job, and of what is played beside it. */
    static final Hash32 SCOPE = document("scope of work");

    private final Stage stage;
    private final Terms terms;
    private final Hash32 id;
    private Amount approved = Amount.ZERO;

    MainJob(Stage stage, BigInteger salt) {
        this.stage = stage;
        this.terms = terms(stage, stage.cast().worker().address(), SCOPE, salt);
        this.id = terms.id(stage.connection().domain());
    }

    /** The demo's usual terms. */
    static Terms terms(Stage stage, Address worker, Hash32 scope, BigInteger salt) {
        Tempo tempo = stage.tempo();
        return new Terms(
                stage.cast().client().address(),
                worker,
                Address.ZERO,
                Address.ZERO,
                stage.cast().arbiter().address(),
                Address.ZERO,
                Address.ZERO,
                tempo.unit().times(3),
                tempo.unit().bps(1_000),
                tempo.review(),
                tempo.ruling(),
                tempo.notice(),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                scope,
                salt);
    }

    Hash32 id() {
        return id;
    }

    void play() {
        open();
        milestones();
        silentClient();
        dispute();
        end();
    }

    private void open() {
        Bytes accepted = Bytes.of(stage.cast().worker().sign(id).compact());
        stage.tell("Client and worker signed the terms of " + id.hex() + ".", "");
        Amount fund = unit(9);
        stage.play(
                "open",
                stage.cast().client(),
                new EscrowCall.Open(terms, fund, accepted, Message.NEVER, Bytes.EMPTY),
                "The client put " + money(fund) + " into the escrow.");
    }

    private void milestones() {
        approve("milestone 1", unit(1));
        Approval both = approve("milestone 2", unit(2));
        draw("pay", both, "milestone 2", "Milestones 1 and 2 were drawn together; somebody else paid the gas.");
        approved = approved.plus(unit(1));
        stage.play(
                "payDirect",
                stage.cast().client(),
                new EscrowCall.Pay(terms, approved, document("milestone 3"), new Approval.Direct()),
                "The client paid milestone 3 directly.");
    }

    private void silentClient() {
        claim(1, unit(1), "milestone 4");
        stage.tell("The client said nothing for the whole review period.", "");
        pass(new EscrowReader(stage.connection().node(), stage.connection().escrow())
                .claim(id, 1)
                .reviewEnd()
                .orElseThrow());
        stage.play(
                "collect",
                stage.cast().worker(),
                new EscrowCall.Collect(terms, 1),
                "The worker collected " + money(unit(1)) + ".");
    }

    private void dispute() {
        claim(2, unit(2), "milestone 5");
        stage.play(
                "object",
                stage.cast().client(),
                new EscrowCall.ObjectTo(terms, 2, document("objection"), Amount.ZERO, Message.NEVER, Bytes.EMPTY),
                "The client objected to milestone 5; the arbiter's fee was put aside.");
        Approval meanwhile = approve("milestone 6", unit(1));
        draw("payInDispute", meanwhile, "milestone 6", "Work went on: milestone 6 was approved and drawn meanwhile.");
        stage.play(
                "rule",
                stage.cast().arbiter(),
                new EscrowCall.Rule(terms, 2, unit(1), document("ruling"), Bytes.EMPTY),
                "The arbiter awarded " + money(unit(1)) + " of " + money(unit(2)) + " and got a fee of "
                        + money(terms.arbiterFee()) + ".");
    }

    private void end() {
        stage.play(
                "notice",
                stage.cast().client(),
                new EscrowCall.GiveNotice(terms, Message.NEVER, Bytes.EMPTY),
                "The client gave notice.");
        pass(new EscrowReader(stage.connection().node(), stage.connection().escrow())
                .agreement(id)
                .noticeEnd()
                .orElseThrow());
        stage.play(
                "withdraw",
                stage.cast().client(),
                new EscrowCall.Withdraw(terms),
                "Notice ran out and the rest went back to the client.");
    }

    private void claim(int round, Amount sum, String what) {
        stage.play(
                "claim" + (round == 1 ? "" : round),
                stage.cast().worker(),
                new EscrowCall.Claim(terms, round, sum, document(what), Instant.EPOCH, Message.NEVER, Bytes.EMPTY),
                "The worker claimed " + money(sum) + " for " + what + ".");
    }

    private Approval approve(String what, Amount more) {
        approved = approved.plus(more);
        Message.Voucher voucher = new Message.Voucher(id, approved, document(what));
        stage.tell("The client approved " + what + ": a voucher over " + money(approved) + " in all, no gas.", "");
        return new Approval.Signed(stage.sign(stage.cast().client(), voucher));
    }

    private void draw(String step, Approval approval, String what, String sentence) {
        stage.play(
                step, stage.cast().relayer(), new EscrowCall.Pay(terms, approved, document(what), approval), sentence);
    }

    private void pass(Instant moment) {
        stage.tempo().passUntilAfter(stage.connection().node(), moment, stage.terminal());
    }

    private Amount unit(long count) {
        return stage.tempo().unit().times(count);
    }

    private String money(Amount amount) {
        return new Money(amount, stage.connection().chain().coin()).toString();
    }

    private static Hash32 document(String name) {
        return Hash32.sha256(("stint demo: " + name).getBytes(StandardCharsets.UTF_8));
    }
}
