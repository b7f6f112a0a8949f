package io.stint.cli.report;

import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.agreement.AgreementFolder;
import io.stint.cli.agreement.LegalNames;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.term.Terminal;
import io.stint.protocol.report.Koinly;
import io.stint.protocol.report.Report;
import io.stint.protocol.report.ReportTables;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stint report}: what was earned and paid, for the books. */
@CommandLine.Command(
        name = "report",
        description = "What was earned or paid in a week, a month or a year, by the chain and the agreement files of a"
                + " folder: hours, amounts, and what they were worth then.")
public final class ReportCommand extends Command {
    @Option(
            names = "--agreements",
            paramLabel = "DIR",
            description = "The folder of the agreement files, their scopes and timesheets; the current one by default.")
    private Path agreements = Path.of(".");

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the lines as a table for a spreadsheet.")
    private @Nullable Path csv;

    @Option(names = "--koinly", paramLabel = "FILE", description = "Write the lines in the columns that Koinly reads.")
    private @Nullable Path koinly;

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public ReportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        KeptRates rates = options.rates();
        Optional<String> currency = options.currency(rates);
        Connection connection = chain.connect().requireEscrow();
        Wanted wanted = options.wanted(connection.now());
        AgreementFolder folder = AgreementFolder.read(agreements, connection);
        LocalBooks books = new LocalBooks(folder, connection);
        Address me = options.me().orElseGet(() -> books.only(wanted.side()));
        Report report = books.of(me, wanted, rates, currency);
        PaidHours hours = PaidHours.in(folder, connection);
        LegalNames names = LegalNames.in(folder);
        List<String> troubles = new ArrayList<>(hours.troubles());
        troubles.addAll(names.troubles());
        if (csv != null) {
            Files.replace(csv, ReportTables.csv(report, names::of, hours::of));
        }
        if (koinly != null) {
            Files.replace(koinly, Koinly.csv(report));
        }
        return new ReportAnswer(me, wanted, report, currency, names::of, hours::of)
                .with(troubles, Optional.ofNullable(csv), Optional.ofNullable(koinly));
    }
}
