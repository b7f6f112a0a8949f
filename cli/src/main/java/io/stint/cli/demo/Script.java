package io.stint.cli.demo;

import io.stint.chain.history.Verification;
import io.stint.chain.history.Verifier;
import io.stint.chain.rpc.Receipt;
import io.stint.cli.Answer;
import io.stint.cli.verify.Verify;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays everything, then proves it: the history from the chain alone, and every balance to the last wei. */
final class Script {
    private final Stage stage;
    private final boolean alone;
    private final long firstBlock;

    /** @param alone whether nobody else moves money in the escrow meanwhile, so that its books can be closed too */
    Script(Stage stage, boolean alone) {
        this.stage = stage;
        this.alone = alone;
        this.firstBlock = stage.connection().node().blockNumber();
    }

    Answer play() {
        openBooks();
        BigInteger salt = new BigInteger(64, new SecureRandom());
        MainJob job = new MainJob(stage, salt);
        job.play();
        Verification verification = verify(job.id());
        verification.history().ifPresent(history -> stage.settle(history.agreement()));
        stage.tell("", "");
        new Extras(stage, firstBlock, salt.add(BigInteger.ONE)).play();
        List<Ledger.Line> balances = stage.ledger().lines();
        boolean even = balances.stream().allMatch(Ledger.Line::even);
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(Verify.answer(job.id(), verification).lines());
        lines.add("");
        balances.forEach(line -> lines.add(told(line)));
        lines.add(even ? "Every balance adds up to the last wei." : "The balances DO NOT add up.");
        return new Answer(lines, json(job.id(), balances, verification.passed() && even));
    }

    private void openBooks() {
        stage.ledger().open("client", stage.cast().client().address());
        stage.ledger().open("worker", stage.cast().worker().address());
        stage.ledger().open("arbiter", stage.cast().arbiter().address());
        stage.ledger().open("relayer", stage.cast().relayer().address());
        if (alone) {
            stage.ledger().open("escrow", stage.connection().escrow());
        }
    }

    private Verification verify(Hash32 id) {
        return new Verifier(stage.connection().chain(), stage.connection().node()).verify(id, firstBlock);
    }

    private String told(Ledger.Line line) {
        String change = new Money(
                        Amount.ofWei(line.after().subtract(line.before()).abs()),
                        stage.connection().chain().coin())
                .toString();
        return "%s %-8s %s %s"
                .formatted(
                        line.even() ? "✓" : "✗",
                        line.name(),
                        line.after().compareTo(line.before()) < 0 ? "paid" : "gained",
                        change);
    }

    private ObjectNode json(Hash32 id, List<Ledger.Line> balances, boolean verified) {
        ObjectNode json = Answer.object()
                .put("chainId", stage.connection().chain().chainId())
                .put("escrow", stage.connection().escrow().toString())
                .put("agreement", id.hex());
        ArrayNode steps = json.putArray("steps");
        for (Ledger.Step step : stage.ledger().steps()) {
            Receipt receipt = step.receipt();
            steps.addObject()
                    .put("name", step.name())
                    .put("tx", receipt.transaction().hex())
                    .put("gasUsed", receipt.gasUsed());
        }
        ObjectNode gas = json.putObject("gas");
        gas().forEach(gas::put);
        ObjectNode people = json.putObject("balances");
        balances.forEach(line -> people.putObject(line.name())
                .put("before", line.before().toString())
                .put("after", line.after().toString()));
        return json.put("verified", verified);
    }

    /** Gas by kind of call; of the batches for one item, rounded up. */
    private Map<String, Long> gas() {
        Map<String, Long> gas = new LinkedHashMap<>();
        for (String name : List.of(
                "open", "pay", "payDirect", "claim", "collect", "object", "rule", "close", "notice", "withdraw")) {
            gas.put(name, stage.ledger().gasOf(name));
        }
        gas.put("openManyPerItem", Math.ceilDiv(stage.ledger().gasOf("openMany"), Extras.PAYROLL));
        gas.put("payManyToNewAccountsPerItem", Math.ceilDiv(stage.ledger().gasOf("payManyNew"), Extras.PAYROLL));
        gas.put("payManyPerItem", Math.ceilDiv(stage.ledger().gasOf("payMany"), Extras.PAYROLL));
        return gas;
    }
}
