package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.option.Periods;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.cli.term.WorkWords;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.OpenSignature;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stint agreement sign}: the worker accepts, or the client lets somebody else open. */
@CommandLine.Command(
        name = "sign",
        description = "Sign the terms: the worker to accept them, the client to let somebody else open.")
final class Sign extends Command {
    @Parameters(paramLabel = "AGREEMENT", description = "The agreement file; the signature is added to it.")
    private Path path = Path.of("");

    @Option(
            names = "--amount",
            paramLabel = "MONEY",
            description = "As the client: with how much somebody else may open it.")
    private @Nullable String amount;

    @Option(
            names = "--valid",
            paramLabel = "PERIOD",
            description = "As the client: how long the signature is good; ${DEFAULT-VALUE}.")
    private String valid = "7d";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    Sign(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        AgreementFile file = AgreementStore.read(path);
        Connection connection = chain.connect().require(file);
        Token token = connection.token(file.terms().token());
        Instant now = connection.now();
        if (!output.json()) {
            Consequences.of(file.terms(), token, now).forEach(terminal::progress);
            Scopes.beside(path, file)
                    .flatMap(Scope::work)
                    .map(WorkWords::of)
                    .ifPresent(lines -> lines.forEach(terminal::progress));
        }
        PrivateKey key = keys.open(terminal);
        if (key.address().equals(file.terms().worker())) {
            return worker(file, key);
        }
        if (key.address().equals(file.terms().client())) {
            return client(file, key, token, now);
        }
        throw new BadInput("the key is of " + key.address() + ", but the terms name the worker "
                + file.terms().worker() + " and the client " + file.terms().client());
    }

    private Answer worker(AgreementFile file, PrivateKey key) {
        confirm("You accept these terms as the worker.");
        Bytes signature = Bytes.of(key.sign(file.id()).compact());
        AgreementStore.write(path, file.signedByWorker(signature));
        return signed(file, "worker", "Signed by the worker. Next: the client opens it with 'stint agreement open'.");
    }

    private Answer client(AgreementFile file, PrivateKey key, Token token, Instant now) {
        if (amount == null) {
            throw new BadInput("the client signs by opening ('stint agreement open'); to let somebody else open it,"
                    + " say with how much by --amount");
        }
        Amount fund = Money.parse(amount, List.of(token)).amount();
        Instant deadline = now.plus(Periods.parse(valid));
        confirm("You let anyone open this agreement with " + Words.money(fund, token) + " until " + deadline + ".");
        Message.Open message = new Message.Open(file.id(), fund, deadline);
        Bytes signature = Bytes.of(key.sign(message.digest(file.domain())).compact());
        AgreementStore.write(path, file.withOpenSignature(new OpenSignature(fund, deadline, signature)));
        return signed(file, "client", "Signed by the client. Anyone can open it now with 'stint agreement open'.");
    }

    private void confirm(String sentence) {
        if (!output.yes()) {
            terminal.confirm(sentence + " Sign?");
        }
    }

    private Answer signed(AgreementFile file, String as, String line) {
        List<String> lines = new ArrayList<>(List.of(line));
        lines.add("Give the file to the other side: " + path);
        return new Answer(
                lines, Answer.object().put("agreement", file.id().hex()).put("signedAs", as));
    }
}
