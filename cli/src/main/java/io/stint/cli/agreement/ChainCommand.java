package io.stint.cli.agreement;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.cli.Answer;
import io.stint.cli.Transactions;
import io.stint.cli.term.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A command that makes one transaction to the escrow. */
abstract class ChainCommand extends AgreementCommand {
    ChainCommand(Terminal terminal) {
        super(terminal);
    }

    /** @throws io.stint.protocol.BadInput when this cannot be done now, by this key */
    protected abstract Plan plan(Situation situation);

    @Override
    protected final Answer answer() {
        return send(situation());
    }

    protected Answer send(Situation situation) {
        Transactions.finishEarlier(terminal, situation.connection(), situation.key());
        Plan plan = plan(situation);
        Optional<Allowance> allowance = Allowance.lacking(situation, plan.call());
        List<String> summary = new ArrayList<>(Allowance.sentences(allowance));
        summary.addAll(plan.summary());
        confirm(summary);
        allowance.ifPresent(lacking -> lacking.give(terminal));
        Receipt receipt = Transactions.send(
                terminal,
                situation.connection(),
                situation.key(),
                Action.call(situation.connection().escrow(), plan.call()));
        return answer(situation, plan, receipt);
    }

    private static Answer answer(Situation situation, Plan plan, Receipt receipt) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.done());
        lines.add("block " + receipt.blockNumber() + ", gas " + receipt.gasUsed() + ", transaction "
                + receipt.transaction().hex());
        situation.connection().chain().explorerOf(receipt.transaction()).ifPresent(lines::add);
        ObjectNode json = Answer.object()
                .put("agreement", situation.file().id().hex())
                .put("call", plan.call().function())
                .put("tx", receipt.transaction().hex())
                .put("block", receipt.blockNumber())
                .put("gasUsed", receipt.gasUsed());
        return new Answer(lines, json);
    }
}
