package work.stint.cli.demo;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import work.stint.protocol.agreement.Agreement;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.escrow.Approval;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.message.Message;
import work.stint.protocol.terms.Terms;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;
import work.stint.protocol.value.Hash32;

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
        Terms terms = MainJob.terms(stage, salt);
        Hash32 id = terms.id(stage.connection().domain());
        Amount fund = stage.tempo().unit();
        Amount total = fund.bps(5_000);
        PrivateKey worker = stage.cast().worker();
        stage.play(
                "open2",
                stage.cast().client(),
                new EscrowCall.Open(terms, fund, accepted(terms), Message.NEVER, Bytes.EMPTY),
                "A second agreement was opened.");
        Instant deadline = Message.NEVER;
        Bytes byWorker = stage.sign(worker, new Message.Close(id, 0, total, deadline));
        stage.play(
                "close",
                stage.cast().client(),
                new EscrowCall.Close(terms, 0, total, deadline, Bytes.EMPTY, byWorker),
                "Both closed it at half of its fund.");
        Agreement closed = stage.connection().history(id, firstBlock).orElseThrow().agreement();
        stage.settle(closed);
    }

    private void payroll() {
        Amount pay = stage.tempo().unit().bps(100);
        List<EscrowCall.Open> openings = new ArrayList<>();
        List<EscrowCall.Pay> payments = new ArrayList<>();
        Hash32 memo = Hash32.keccak("stint demo: a week");
        for (int i = 1; i <= PAYROLL; i++) {
            Terms terms = MainJob.terms(stage, salt.add(BigInteger.valueOf(i)));
            Hash32 id = terms.id(stage.connection().domain());
            openings.add(new EscrowCall.Open(terms, pay, accepted(terms), Message.NEVER, Bytes.EMPTY));
            Bytes voucher = stage.sign(stage.cast().client(), new Message.Voucher(id, pay, memo));
            payments.add(new EscrowCall.Pay(terms, pay, memo, new Approval.Signed(voucher)));
        }
        stage.play(
                "openMany",
                stage.cast().client(),
                new EscrowCall.OpenMany(openings),
                "A hundred agreements were opened in one transaction.");
        stage.play(
                "payMany",
                stage.cast().relayer(),
                new EscrowCall.PayMany(payments),
                "A hundred vouchers were drawn in one transaction.");
        stage.paid(stage.cast().worker().address(), pay.times(PAYROLL).wei());
    }

    private Bytes accepted(Terms terms) {
        Hash32 id = terms.id(stage.connection().domain());
        return Bytes.of(stage.cast().worker().sign(id).compact());
    }
}
