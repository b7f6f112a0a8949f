package io.stint.cli.demo;

import io.stint.chain.local.DevCoin;
import io.stint.cli.Answer;
import io.stint.cli.term.Words;
import io.stint.protocol.document.Document;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client's week with a hundred hourly workers: agreements opened in one transaction, timesheets signed and checked,
 * vouchers without gas, all of them drawn in one transaction, and everything proved.
 */
final class PayrollScript {
    private static final int WORKERS = 100;
    private static final int MINUTES = 60;

    /** Who is paid has an account already, as in any week but the first; an account's first coin costs 25,000 gas more. */
    private static final Amount POCKET = Amount.ofSat(1);

    private final Stage stage;
    private final long began = System.nanoTime();

    PayrollScript(Stage stage) {
        this.stage = stage;
    }

    Answer play() {
        List<HourlyWorker> workers = workers();
        openBooks(workers);
        open(workers);
        Instant now = stage.connection().now();
        WorkedWeek week = new WorkedWeek(nextMonday(now));
        stage.tempo().passUntilAfter(stage.connection().node(), week.end(), stage.terminal());
        Map<HourlyWorker, HandIn> handedIn = check(handIn(workers, week));
        draw(approve(handedIn));
        return answer(handedIn, new PayrollProof(stage).of(handedIn));
    }

    private List<HourlyWorker> workers() {
        BigInteger salt = new BigInteger(64, new SecureRandom());
        return IntStream.range(0, WORKERS)
                .mapToObj(number -> HourlyWorker.of(stage, number, salt.multiply(BigInteger.valueOf(WORKERS))))
                .toList();
    }

    private void openBooks(List<HourlyWorker> workers) {
        DevCoin coin = new DevCoin(stage.connection().node());
        workers.forEach(worker -> coin.give(worker.address(), POCKET));
        stage.ledger().open("client", stage.cast().client().address());
        stage.ledger().open("relayer", stage.cast().relayer().address());
        stage.ledger().open("escrow", stage.connection().escrow());
        workers.forEach(worker -> stage.ledger().open("workers", worker.address()));
    }

    private void open(List<HourlyWorker> workers) {
        EscrowCall.OpenMany call = new EscrowCall.OpenMany(
                workers.stream().map(HourlyWorker::opening).toList());
        stage.play(
                "open",
                stage.cast().client(),
                call,
                "The client opened a hundred agreements with " + money(Amount.ofWei(call.value())) + ".");
    }

    private static LocalDate nextMonday(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return today.plusDays(8L - today.getDayOfWeek().getValue());
    }

    private Map<HourlyWorker, Document> handIn(List<HourlyWorker> workers, WorkedWeek week) {
        Instant now = stage.connection().now();
        Map<HourlyWorker, Document> sheets = new LinkedHashMap<>();
        workers.forEach(worker -> sheets.put(worker, week.handIn(worker, now)));
        stage.tell("A week went by. Each worker signed a timesheet.", "");
        return sheets;
    }

    /** As the client's side does it: what it says is worth nothing before it is checked and reckoned anew. */
    private Map<HourlyWorker, HandIn> check(Map<HourlyWorker, Document> sheets) {
        Map<HourlyWorker, HandIn> checked = new LinkedHashMap<>();
        sheets.forEach((worker, sheet) -> checked.put(
                worker,
                HandIn.of(
                        sheet,
                        worker.scope(),
                        worker.terms(),
                        worker.id(),
                        stage.connection().chain().coin())));
        stage.tell(
                "The client checked them: " + hours(checked) + " hours to pay, worth " + money(sum(checked)) + ".", "");
        checked.forEach((worker, handIn) -> handIn.pointedOut().stream()
                .filter(line -> line.contains("hours on the day"))
                .forEach(line -> stage.tell("  To be looked at, worker " + (worker.number() + 1) + ": " + line, "")));
        return checked;
    }

    private List<EscrowCall.Pay> approve(Map<HourlyWorker, HandIn> handedIn) {
        List<EscrowCall.Pay> payments = new ArrayList<>();
        handedIn.forEach((worker, handIn) -> {
            Message.Voucher voucher = new Message.Voucher(
                    worker.id(), handIn.amount(), handIn.id().hash());
            Bytes signature = stage.sign(stage.cast().client(), voucher);
            payments.add(new EscrowCall.Pay(
                    worker.terms(), voucher.total(), voucher.memo(), new Approval.Signed(signature)));
        });
        stage.tell("The client approved them: " + payments.size() + " vouchers, no gas.", "");
        return payments;
    }

    private void draw(List<EscrowCall.Pay> payments) {
        stage.play(
                "pay",
                stage.cast().relayer(),
                new EscrowCall.PayMany(payments),
                "All were drawn in one transaction; somebody else paid the gas.");
        payments.forEach(payment ->
                stage.paid(payment.terms().receiver(), payment.total().wei()));
    }

    private Answer answer(Map<HourlyWorker, HandIn> handedIn, List<String> problems) {
        List<Ledger.Line> balances = stage.ledger().lines();
        boolean even = balances.stream().allMatch(Ledger.Line::even);
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(problems);
        lines.add(
                problems.isEmpty()
                        ? "Verified: on the chain each agreement paid what its timesheet is worth."
                        : "What the chain says and what the timesheets say DIFFER.");
        lines.add(even ? "Every balance adds up to the last wei." : "The balances DO NOT add up.");
        ObjectNode json = Answer.object()
                .put("workers", handedIn.size())
                .put("transactions", stage.ledger().steps().size());
        json.putObject("gasPerWorker").put("open", perWorker("open")).put("pay", perWorker("pay"));
        json.put("hours", hours(handedIn))
                .put("paid", sum(handedIn).wei().toString())
                .put("seconds", BigDecimal.valueOf((System.nanoTime() - began) / 1_000_000, 3))
                .put("verified", problems.isEmpty() && even);
        return new Answer(lines, json);
    }

    /** Rounded up. */
    private long perWorker(String step) {
        return Math.ceilDiv(stage.ledger().gasOf(step), WORKERS);
    }

    /** Exact: every rule of these workers counts in units of six or fifteen minutes. */
    private static BigDecimal hours(Map<HourlyWorker, HandIn> handedIn) {
        long minutes = handedIn.values().stream()
                .mapToLong(handIn -> handIn.tally().paid())
                .sum();
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(MINUTES), 2, RoundingMode.UNNECESSARY);
    }

    private static Amount sum(Map<HourlyWorker, HandIn> handedIn) {
        return handedIn.values().stream().map(HandIn::amount).reduce(Amount.ZERO, Amount::plus);
    }

    private String money(Amount amount) {
        return Words.money(amount, stage.connection().chain().coin());
    }
}
