package io.stint.cli.agreement;

import io.stint.chain.history.History;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Bar;
import io.stint.cli.term.Palette;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.WorkWords;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.MoneyBar;
import io.stint.protocol.agreement.Secured;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.document.body.WorkStatus;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint agreement show}: the money bar and what happened. */
@CommandLine.Command(name = "show", description = "Show an agreement's money, what happened, and what comes next.")
final class Show extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file.")
    private Path path = Path.of("");

    @Mixin
    private ChainOptions chain = new ChainOptions();

    Show(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        AgreementFile file = AgreementStore.read(path);
        Connection connection = chain.connect().require(file);
        Token token = connection.token(file.terms().token());
        Instant now = connection.now();
        Optional<History> history = connection.history(file.id(), file.sinceBlock());
        Answer answer =
                history.map(h -> opened(file, h, connection, token, now)).orElseGet(() -> draft(file, token, now));
        return Scopes.beside(path, file)
                .flatMap(Scope::work)
                .map(status -> with(answer, status))
                .orElse(answer);
    }

    /** As what the worker works comes last: it says nothing of the money. */
    private static Answer with(Answer answer, WorkStatus status) {
        List<String> lines = new ArrayList<>(answer.lines());
        lines.addAll(WorkWords.of(status));
        ObjectNode work =
                answer.json().putObject("engaged").put("as", status.as().toString());
        status.payslip().ifPresent(where -> work.put("payslip", where));
        return new Answer(lines, answer.json());
    }

    private static Answer draft(AgreementFile file, Token token, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("Agreement " + file.id().hex() + ": not on the chain yet");
        lines.addAll(Consequences.of(file.terms(), token, now));
        lines.add(
                file.workerSignature().isEmpty()
                        ? "Next: the worker signs it with 'stint agreement sign'."
                        : "Next: the client opens it with 'stint agreement open'.");
        return new Answer(
                lines, Answer.object().put("agreement", file.id().hex()).put("phase", "NONE"));
    }

    private Answer opened(AgreementFile file, History history, Connection connection, Token token, Instant now) {
        Agreement agreement = history.agreement();
        Amount approved = Approved.deepEnough(file, history, connection);
        MoneyBar bar = MoneyBar.of(agreement, approved);
        Palette palette = new Palette(terminal.colours());
        List<String> lines = new ArrayList<>();
        lines.add(palette.strong("Agreement " + file.id().hex()) + ": "
                + agreement.phase().inWords());
        lines.addAll(Bar.draw(bar, token, terminal.colours()));
        lines.add("");
        lines.addAll(new Timeline(history, connection, token, palette).lines(now));
        List<String> next = NextSteps.of(approved, agreement, token, now);
        if (!next.isEmpty()) {
            lines.add("");
            lines.addAll(next);
        }
        return new Answer(lines, ShowJson.of(history, bar, Secured.by(agreement, approved, now)));
    }
}
