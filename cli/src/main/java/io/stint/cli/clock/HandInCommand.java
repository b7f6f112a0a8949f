package io.stint.cli.clock;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.chain.escrow.EscrowReader;
import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.option.Periods;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.Document;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Timesheet;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.hours.Tally;
import io.stint.protocol.hours.Wage;
import io.stint.protocol.payroll.HandInFile;
import io.stint.protocol.payroll.HandInFile.ClaimInHand;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint clock handin}: the signed timesheet, and what the worker claims if nobody looks at it. */
@CommandLine.Command(
        name = "handin",
        description = "Sign the hours of the period into a timesheet, to be given to the client.")
final class HandInCommand extends ClockCommand {
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    @Option(names = "--running", description = "What was worked so far; the period goes on.")
    private boolean running;

    @Option(
            names = "--claim-after",
            paramLabel = "PERIOD",
            description = "Claim the amount when nobody looked at it for so long, 1d to 14d; ${DEFAULT-VALUE}.")
    private String wait = "3d";

    @Option(names = "--no-claim", description = "Sign no claim along.")
    private boolean noClaim;

    @ArgGroup(exclusive = false)
    private RateOptions rate = new RateOptions();

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    HandInCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer(Book book) {
        AgreementFile agreement = book.agreement();
        Connection connection = chain.connect().require(agreement);
        PrivateKey key = keys.open(terminal);
        if (!key.address().equals(agreement.terms().worker())) {
            throw new BadInput("hours are handed in by the worker "
                    + agreement.terms().worker() + ", and the key is of " + key.address());
        }
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        Timesheet sheet = sheet(book, now);
        requireStopped(book, sheet);
        Token token = connection.token(agreement.terms().token());
        Tally tally = Tally.of(book.rule(), sheet);
        Amount amount = wage(book, token, sheet).of(tally.paid());
        confirm(sheet, tally, Words.money(amount, token));
        Document document = Document.sign(DocumentKind.TIMESHEET, now, sheet.json(), key);
        List<ClaimInHand> claims = claims(connection, agreement, key, document, amount);
        Path file = beside("." + sheet.from() + HandInFile.SUFFIX);
        Files.replace(file, new HandInFile(document, claims).write());
        if (!running) {
            write(book.hours()
                    .handedIn(new Hours.Period(
                            sheet.from(),
                            sheet.to(),
                            sheet.carried(),
                            document.id().hash())));
        }
        return told(sheet, tally, amount, token, claims, file);
    }

    /** @throws BadInput naming the options that say what a coin is worth, when they are missing or too much */
    private static Wage wage(Book book, Token token, Timesheet sheet) {
        try {
            return Wage.of(book.rule(), token, sheet.conversion());
        } catch (BadInput e) {
            throw new BadInput(e.getMessage() + " (--coin-price and --price-source)", e);
        }
    }

    private Timesheet sheet(Book book, Instant now) {
        return new Sheets(book.hours(), book.rule())
                .next(
                        Salt.random(new SecureRandom()),
                        now.atZone(book.zone()).toLocalDate(),
                        rate.conversion(now),
                        running);
    }

    private static void requireStopped(Book book, Timesheet sheet) {
        book.hours()
                .running()
                .map(clock ->
                        Instant.ofEpochSecond(clock.start()).atZone(book.zone()).toLocalDate())
                .filter(day -> !day.isAfter(sheet.to()) && !sheet.running())
                .ifPresent(day -> {
                    throw new BadInput("the clock runs since " + day + "; stop it first, with 'stint clock out'");
                });
    }

    private void confirm(Timesheet sheet, Tally tally, String money) {
        if (!output.yes()) {
            terminal.confirm("You hand in " + hours(tally.paid()) + " hours of " + sheet.from() + " to " + sheet.to()
                    + ", worth " + money + ". Sign?");
        }
    }

    private List<ClaimInHand> claims(
            Connection connection, AgreementFile agreement, PrivateKey key, Document document, Amount amount) {
        Duration period = Periods.parse(wait);
        if (period.compareTo(Duration.ofDays(1)) < 0 || period.compareTo(LONGEST_WAIT) > 0) {
            throw new BadInput("a claim waits for 1 to 14 days, not for " + wait);
        }
        AgreementOnChain state = new EscrowReader(connection.node(), agreement.escrow()).agreement(agreement.id());
        if (noClaim || running || !state.open()) {
            return List.of();
        }
        List<ClaimInHand> earlier = inHand(agreement, state.round() + 1);
        return new Claims(agreement, state, key, document.createdAt(), period, earlier).of(document.id(), amount);
    }

    /** What earlier timesheets of this agreement claim in the next round that no voucher names. */
    private List<ClaimInHand> inHand(AgreementFile agreement, int round) {
        String own = String.valueOf(beside("").getFileName()) + ".";
        List<Hash32> approved =
                agreement.vouchers().stream().map(voucher -> voucher.memo()).toList();
        return Files.in(folder(), HandInFile.SUFFIX).stream()
                .filter(file -> file.getFileName().toString().startsWith(own))
                .map(file -> HandInFile.read(Files.read(file, "timesheet")))
                .filter(file -> !approved.contains(file.document().id().hash()))
                .flatMap(file -> file.claims().stream())
                .filter(claim -> claim.round() == round)
                .toList();
    }

    private Answer told(Timesheet sheet, Tally tally, Amount amount, Token token, List<ClaimInHand> claims, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("Handed in: " + hours(tally.paid()) + " hours of " + sheet.from() + " to " + sheet.to() + ", worth "
                + Words.money(amount, token) + (sheet.running() ? "; the period goes on." : "."));
        claims.stream()
                .limit(1)
                .forEach(claim -> lines.add("If nobody looks at it, " + Words.money(claim.sum(), token)
                        + " can be claimed from " + claim.notBefore() + " on; the signature is in the file."));
        lines.add("Give the file to the client: " + file);
        ObjectNode json = Answer.object()
                .put("from", sheet.from().toString())
                .put("to", sheet.to().toString())
                .put("running", sheet.running())
                .put("carried", sheet.carried())
                .put("counted", tally.counted())
                .put("paid", tally.paid())
                .put("amount", amount.wei().toString())
                .put("file", file.toString());
        ArrayNode list = json.putArray("claims");
        claims.forEach(claim -> list.addObject()
                .put("round", claim.round())
                .put("sum", claim.sum().wei().toString())
                .put("notBefore", claim.notBefore().getEpochSecond())
                .put("deadline", claim.deadline().getEpochSecond()));
        return new Answer(lines, json);
    }
}
