package io.stint.cli.demo;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Beside the main job: an agreement closed together, and a payroll of a hundred in two transactions. */
final class Extras {
    static final int PAYROLL = 100;

    private final Stage stage;
    private final long firstBlock;
    private final BigInteger salt;

    /**
     * @param firstBlock none of the agreements is older
     * @param salt of the first agreement; the others follow
     */
    Extras(Stage stage, long firstBlock, BigInteger salt) {
        this.stage = stage;
        this.firstBlock = firstBlock;
        this.salt = salt;
    }

    void play() {
        closeTogether();
        payroll();
    }

    private void closeTogether() {
        PrivateKey worker = stage.cast().worker();
        Terms terms = MainJob.terms(stage, worker.address(), MainJob.SCOPE, salt);
        Hash32 id = terms.id(stage.connection().domain());
        Amount fund = stage.tempo().unit();
        Amount total = fund.bps(5_000);
        stage.play("open2", stage.cast().client(), opening(terms, fund, worker), "A second agreement was opened.");
        Bytes byWorker = stage.sign(worker, new Message.Close(id, 0, total, Message.NEVER));
        stage.play(
                "close",
                stage.cast().client(),
                new EscrowCall.Close(terms, 0, total, Message.NEVER, Bytes.EMPTY, byWorker),
                "Both closed it at half of its fund.");
        stage.settle(stage.connection().history(id, firstBlock).orElseThrow().agreement());
    }

    /** Two weeks: in the first the workers' accounts are new to the chain, in the second they exist. */
    private void payroll() {
        Amount wage = stage.tempo().unit().bps(100);
        List<PrivateKey> workers = workers();
        List<Terms> terms = new ArrayList<>();
        List<EscrowCall.Open> openings = new ArrayList<>();
        for (int i = 0; i < PAYROLL; i++) {
            PrivateKey worker = workers.get(i);
            terms.add(MainJob.terms(stage, worker.address(), MainJob.SCOPE, salt.add(BigInteger.valueOf(i + 1))));
            openings.add(opening(terms.getLast(), wage.times(2), worker));
        }
        workers.forEach(worker -> stage.ledger().open("payroll", worker.address()));
        stage.play(
                "openMany",
                stage.cast().client(),
                new EscrowCall.OpenMany(openings),
                "A hundred agreements with a hundred workers were opened in one transaction.");
        payWeek("payManyNew", terms, wage, wage, "Their first week was paid in one transaction (new accounts).");
        payWeek("payMany", terms, wage.times(2), wage, "Their second week was paid in one transaction.");
    }

    private void payWeek(String step, List<Terms> all, Amount total, Amount wage, String sentence) {
        Hash32 memo = Hash32.keccak("stint demo: " + step);
        List<EscrowCall.Pay> payments = new ArrayList<>();
        for (Terms terms : all) {
            Hash32 id = terms.id(stage.connection().domain());
            Bytes voucher = stage.sign(stage.cast().client(), new Message.Voucher(id, total, memo));
            payments.add(new EscrowCall.Pay(terms, total, memo, new Approval.Signed(voucher)));
        }
        stage.play(step, stage.cast().relayer(), new EscrowCall.PayMany(payments), sentence);
        all.forEach(terms -> stage.paid(terms.worker(), wage.wei()));
    }

    /** Keys that can be made again from the client's, so that what they earn on a real chain is not lost. */
    private List<PrivateKey> workers() {
        List<PrivateKey> workers = new ArrayList<>();
        for (int i = 0; i < PAYROLL; i++) {
            byte[] number = BigInteger.valueOf(i).toByteArray();
            workers.add(PrivateKey.of(Hash32.keccak(stage.cast().client().bytes(), salt.toByteArray(), number)
                    .bytes()));
        }
        return workers;
    }

    private EscrowCall.Open opening(Terms terms, Amount fund, PrivateKey worker) {
        Bytes accepted =
                Bytes.of(worker.sign(terms.id(stage.connection().domain())).compact());
        return new EscrowCall.Open(terms, fund, accepted, Message.NEVER, Bytes.EMPTY);
    }
}
