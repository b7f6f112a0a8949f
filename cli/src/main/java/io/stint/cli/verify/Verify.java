package io.stint.cli.verify;

import io.stint.chain.history.Verification;
import io.stint.chain.history.Verifier;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint verify}: proves an agreement's history from the chain alone. */
@CommandLine.Command(
        name = "verify",
        description =
                "Prove an agreement's whole history from the chain alone. The exit code is 0 only if all is well.")
public final class Verify extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement's id, or its file.")
    private String agreement = "";

    @Option(
            names = "--from-block",
            paramLabel = "N",
            description = "With an id: where to begin to look; the agreement must not be older. 0 by default.")
    private long fromBlock;

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public Verify(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        boolean isId = agreement.matches("0x[0-9a-fA-F]{64}");
        if (!isId && agreement.startsWith("0x")) {
            throw new BadInput("'" + agreement + "' is no agreement's id: that is 0x and 64 hexadecimal digits");
        }
        if (fromBlock < 0) {
            throw new BadInput("blocks are counted from 0, not from " + fromBlock);
        }
        Connection connection = chain.connect();
        Verifier verifier = new Verifier(connection.chain(), connection.node());
        if (isId) {
            Hash32 id = Hash32.parse(agreement);
            return answer(id, verifier.verify(id, fromBlock));
        }
        AgreementFile file = AgreementFiles.read(Files.read(Path.of(agreement), "agreement file"));
        connection.require(file);
        return answer(file.id(), verifier.verify(file.id(), file.sinceBlock()));
    }

    /** The result for a person and for a script. */
    public static Answer answer(Hash32 id, Verification verification) {
        List<String> lines = new ArrayList<>();
        ObjectNode json = Answer.object().put("agreement", id.hex()).put("verified", verification.passed());
        ArrayNode checks = json.putArray("checks");
        verification.checks().forEach(check -> {
            lines.add((check.passed() ? "✓ " : "✗ ") + check.subject() + ": " + check.finding());
            checks.addObject()
                    .put("subject", check.subject())
                    .put("ok", check.passed())
                    .put("finding", check.finding());
        });
        lines.add(
                verification.passed()
                        ? "Verified: the history of " + id + " is complete and right."
                        : "NOT verified: see what is marked with ✗.");
        return new Answer(lines, json);
    }

    @Override
    protected int exitCode(Answer answer) {
        return answer.json().get("verified").asBoolean() ? 0 : 1;
    }
}
