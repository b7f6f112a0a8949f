package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.Periods;
import io.stint.cli.option.Tokens;
import io.stint.cli.term.HourlyWords;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint agreement draft}: the terms, to be signed. */
@CommandLine.Command(name = "draft", description = "Write the terms of a new agreement into a file.")
final class Draft extends Command {
    private static final String NOBODY = "0x0000000000000000000000000000000000000000";

    @Parameters(paramLabel = "AGREEMENT", description = "The file to write.")
    private Path path = Path.of("");

    @Option(names = "--client", required = true, paramLabel = "ADDRESS", description = "Who pays.")
    private String client = "";

    @Option(names = "--worker", required = true, paramLabel = "ADDRESS", description = "Who works.")
    private String worker = "";

    @Option(names = "--payee", paramLabel = "ADDRESS", description = "Where pay goes, if not to the worker's key.")
    private String payee = NOBODY;

    @Option(names = "--approver", paramLabel = "ADDRESS", description = "Who may approve beside the client.")
    private String approver = NOBODY;

    @Option(names = "--arbiter", paramLabel = "ADDRESS", description = "Who rules on disputes; without: the fallback.")
    private String arbiter = NOBODY;

    @Option(names = "--arbiter-fee", paramLabel = "MONEY", description = "The price of one ruling.")
    private String arbiterFee = "";

    @Option(names = "--hub", paramLabel = "ADDRESS", description = "Who receives the hub's fee.")
    private String hub = NOBODY;

    @Option(names = "--hub-fee", paramLabel = "PERCENT", description = "The hub's fee, 0 to 10; ${DEFAULT-VALUE}.")
    private String hubFee = "0";

    @Option(
            names = "--token",
            paramLabel = "SYMBOL|ADDRESS",
            description = "What is paid with: a token of the chain or its address; the native coin by default.")
    private String token = "";

    @Option(
            names = "--claim-cap",
            required = true,
            paramLabel = "MONEY",
            description = "The largest sum that the worker can claim at once: what a silent client risks.")
    private String claimCap = "";

    @Option(names = "--review", paramLabel = "PERIOD", description = "Time to object to a claim; ${DEFAULT-VALUE}.")
    private String review = "3d";

    @Option(names = "--ruling", paramLabel = "PERIOD", description = "Time for the arbiter; ${DEFAULT-VALUE}.")
    private String ruling = "14d";

    @Option(names = "--notice", paramLabel = "PERIOD", description = "Time from notice to refund; ${DEFAULT-VALUE}.")
    private String notice = "7d";

    @Option(
            names = "--committed-until",
            paramLabel = "TIME",
            description = "No notice before this, as 2026-12-01; no commitment by default.")
    private String committedUntil = "0";

    @Option(
            names = "--fallback",
            paramLabel = "PERCENT",
            description = "The worker's share of a dispute without a ruling; ${DEFAULT-VALUE}.")
    private String fallback = "50";

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "FILE|HASH",
            description =
                    "The scope of work: a file, or its SHA-256 with 0x. With --hourly-rate: a file that describes the"
                            + " work; the scope that is signed is written beside the agreement.")
    private String scope = "";

    @Mixin
    private HourlyOptions hours = new HourlyOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    Draft(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (java.nio.file.Files.exists(path)) {
            throw new BadInput(path + " exists already; choose another name");
        }
        Connection connection = chain.connect().requireEscrow();
        Token money = Tokens.named(connection, token);
        Optional<Scope> hourly = hours.given()
                ? Optional.of(hours.scope(Optional.of(money), io.stint.cli.Files.read(Path.of(scope), "description")))
                : Optional.empty();
        Terms terms =
                terms(money, hourly.map(s -> Hash32.sha256(s.json().bytes())).orElseGet(() -> Memo.of(scope)));
        Instant now = connection.now();
        List<String> problems = TermsCheck.problems(terms, connection.escrow(), now);
        if (!problems.isEmpty()) {
            throw new BadInput("these terms would be refused: " + String.join("; ", problems));
        }
        AgreementFile file = AgreementFile.draft(
                connection.chain().chainId(),
                connection.escrow(),
                connection.node().blockNumber(),
                terms);
        hourly.ifPresent(s -> io.stint.cli.Files.replace(scopeFile(), s.json().text()));
        AgreementStore.write(path, file);
        List<String> lines = new ArrayList<>();
        lines.add("Agreement " + file.id().hex());
        lines.addAll(Consequences.of(terms, money, now));
        hourly.flatMap(Scope::hourly).ifPresent(rule -> {
            lines.addAll(HourlyWords.of(rule, money));
            lines.add("The scope of the work is " + scopeFile() + ": give it to the worker, who signs its hash.");
        });
        lines.add("Written to " + path + ". Next: the worker signs it with 'stint agreement sign " + path + "'.");
        ObjectNode json = Answer.object().put("agreement", file.id().hex()).put("file", path.toString());
        hourly.ifPresent(_ -> json.put("scope", scopeFile().toString()));
        return new Answer(lines, json);
    }

    /** Beside the agreement: {@code job.json} has {@code job.scope.json}. */
    private Path scopeFile() {
        String name = String.valueOf(path.getFileName());
        return path.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".scope.json");
    }

    private Terms terms(Token money, Hash32 scopeHash) {
        return new Terms(
                Address.parse(client),
                Address.parse(worker),
                Address.parse(payee),
                Address.parse(approver),
                Address.parse(arbiter),
                money.address(),
                Address.parse(hub),
                Money.parse(claimCap, List.of(money)).amount(),
                arbiterFee.isEmpty()
                        ? Amount.ZERO
                        : Money.parse(arbiterFee, List.of(money)).amount(),
                Periods.parse(review),
                Periods.parse(ruling),
                Periods.parse(notice),
                Periods.parseTime(committedUntil),
                Percent.parse(fallback),
                Percent.parse(hubFee),
                scopeHash,
                new BigInteger(64, new SecureRandom()));
    }

    /** A share that a person types. */
    private static final class Percent {
        static BasisPoints parse(String text) {
            if (!text.matches("100|[0-9]{1,2}(\\.[0-9]{1,2})?")) {
                throw new BadInput("'" + text + "' is not a percentage; write it like 50 or 2.5");
            }
            return new BasisPoints(new BigDecimal(text).movePointRight(2).intValueExact());
        }
    }
}
