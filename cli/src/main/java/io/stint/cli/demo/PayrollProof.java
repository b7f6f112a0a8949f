package io.stint.cli.demo;

import io.stint.chain.history.Histories;
import io.stint.chain.history.History;
import io.stint.chain.history.Verification;
import io.stint.chain.history.Verifier;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.payroll.HandIn;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the chain says of each agreement, held against the timesheet that its worker signed. */
final class PayrollProof {
    private final Stage stage;
    private final Verifier verifier;
    private final long firstBlock;

    PayrollProof(Stage stage) {
        this.stage = stage;
        this.verifier =
                new Verifier(stage.connection().chain(), stage.connection().node());
        this.firstBlock = stage.ledger().steps().getFirst().receipt().blockNumber();
    }

    /** @return what is wrong, a line for each; empty when everything adds up */
    List<String> of(Map<HourlyWorker, HandIn> handedIn) {
        Map<Hash32, History> histories = Histories.read(
                        stage.connection().chain(),
                        stage.connection().node(),
                        stage.connection().escrow(),
                        stage.connection().node().blockNumber())
                .agreements();
        List<String> problems = new ArrayList<>();
        if (histories.size() != handedIn.size()) {
            problems.add("The chain has " + histories.size() + " agreements, not " + handedIn.size() + ".");
        }
        handedIn.forEach((worker, handIn) -> {
            events(worker, handIn, Optional.ofNullable(histories.get(worker.id())))
                    .ifPresent(problems::add);
            proof(worker).ifPresent(problems::add);
        });
        return problems;
    }

    private static Optional<String> events(HourlyWorker worker, HandIn handIn, Optional<History> history) {
        List<EscrowEvent> expected = List.of(
                new EscrowEvent.Opened(
                        worker.id(), worker.terms().client(), worker.address(), worker.fund(), worker.terms()),
                new EscrowEvent.Paid(worker.id(), handIn.amount(), handIn.id().hash()));
        List<EscrowEvent> found = history.stream()
                .flatMap(its -> its.entries().stream())
                .map(History.Entry::event)
                .toList();
        return found.equals(expected)
                ? Optional.empty()
                : Optional.of("✗ worker " + (worker.number() + 1) + ": expected " + expected + ", found " + found);
    }

    private Optional<String> proof(HourlyWorker worker) {
        return verifier.verify(worker.id(), firstBlock).checks().stream()
                .filter(check -> !check.passed())
                .findFirst()
                .map(Verification.Check::finding)
                .map(finding -> "✗ worker " + (worker.number() + 1) + ": " + finding);
    }
}
