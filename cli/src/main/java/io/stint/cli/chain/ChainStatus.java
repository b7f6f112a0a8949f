package io.stint.cli.chain;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.rpc.Block;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint chain status}. */
@CommandLine.Command(name = "status", description = "Ask a node how its chain is, and whether the escrow is there.")
public final class ChainStatus extends Command {
    @Mixin
    private ChainOptions chain = new ChainOptions();

    public ChainStatus(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Connection c = chain.connect();
        Block head = c.node().latestBlock();
        boolean deployed = EscrowDeployment.isDeployed(c.node());
        ObjectNode json = Answer.object()
                .put("chain", c.chain().name())
                .put("chainId", c.chain().chainId())
                .put("block", head.number())
                .put("time", head.timestamp().getEpochSecond())
                .put("gasPrice", c.node().gasPrice().toString())
                .put("escrow", c.escrow().toString())
                .put("deployed", deployed);
        List<String> lines = new ArrayList<>();
        lines.add(c.chain().name() + " (chain " + c.chain().chainId() + ") at "
                + c.node().rpc().place());
        lines.add("block " + head.number() + ", " + head.timestamp());
        lines.add("gas price " + c.node().gasPrice() + " wei");
        lines.add("escrow " + c.escrow() + (deployed ? ": deployed" : ": not deployed; 'stint deploy' does it"));
        Optional.of(c.chain().confirmations())
                .filter(depth -> depth > 0)
                .ifPresent(depth -> lines.add("funding counts as secure after " + depth + " blocks"));
        return new Answer(lines, json);
    }
}
