package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile.Closing;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement close}: the first party signs a proposal into the file, the second ends the agreement. */
@CommandLine.Command(
        name = "close",
        description = "End the agreement together: one side proposes a final total, the other closes.")
final class Close extends ChainCommand {
    private static final Duration VALID = Duration.ofDays(7);

    @Option(
            names = "--total",
            paramLabel = "MONEY",
            description = "The final total of the vouchers; what is drawn already is part of it.")
    private @Nullable String total;

    Close(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer send(Situation s) {
        s.requireMe("client or worker", s.terms().client(), s.terms().worker());
        s.live();
        boolean agreed = proposedByTheOther(s)
                .filter(c -> total == null || s.amount(total).equals(c.total()))
                .isPresent();
        return agreed ? super.send(s) : propose(s);
    }

    @Override
    protected Plan plan(Situation s) {
        Closing closing = proposedByTheOther(s).orElseThrow();
        Agreement agreement = s.opened();
        if (closing.round() != agreement.round()) {
            throw new BadInput("a claim was made after this proposal was signed; propose anew with --total");
        }
        if (closing.total().compareTo(agreement.drawn()) < 0) {
            throw new BadInput("more than the proposed total of " + s.money(closing.total())
                    + " is drawn already; propose anew with --total");
        }
        Amount last = closing.total().minus(agreement.drawn());
        boolean client = s.me().equals(s.terms().client());
        Bytes other = (client ? closing.byWorker() : closing.byClient()).orElseThrow();
        return new Plan(
                new EscrowCall.Close(
                        s.terms(),
                        closing.round(),
                        closing.total(),
                        closing.deadline(),
                        client ? Bytes.EMPTY : other,
                        client ? other : Bytes.EMPTY),
                List.of("You both end the agreement: " + s.money(last) + " more to the worker, "
                        + s.money(agreement.funded().minus(closing.total())) + " back to the client."),
                "Closed together at a total of " + s.money(closing.total()) + ".");
    }

    /** A proposal that the other side signed and that is still good. */
    private static Optional<Closing> proposedByTheOther(Situation s) {
        boolean client = s.me().equals(s.terms().client());
        return s.file()
                .closing()
                .filter(c -> (client ? c.byWorker() : c.byClient()).isPresent())
                .filter(c -> !s.now().isAfter(c.deadline()));
    }

    private Answer propose(Situation s) {
        Agreement agreement = s.opened();
        if (total == null) {
            throw new BadInput("the other side has proposed nothing yet; propose a final total with --total");
        }
        Amount last = s.amount(total);
        if (last.compareTo(agreement.drawn()) < 0 || last.compareTo(agreement.funded()) > 0) {
            throw new BadInput("the total must be from " + s.money(agreement.drawn()) + " (drawn already) to "
                    + s.money(agreement.funded()) + " (funded)");
        }
        List<String> lines = new ArrayList<>();
        proposedByTheOther(s)
                .ifPresent(theirs -> lines.add("The other side proposed a total of " + s.money(theirs.total())
                        + ". Yours takes its place in the file; without --total you would close at theirs."));
        lines.add("You propose to end the agreement at a total of " + s.money(last) + "; the other side can close it"
                + " within " + VALID.toDays() + " days.");
        confirm(lines);
        Instant deadline = s.now().plus(VALID);
        Bytes signature = s.sign(new Message.Close(s.file().id(), agreement.round(), last, deadline));
        boolean client = s.me().equals(s.terms().client());
        AgreementStore.write(
                path,
                s.file()
                        .with(new Closing(
                                agreement.round(),
                                last,
                                deadline,
                                client ? Optional.of(signature) : Optional.empty(),
                                client ? Optional.empty() : Optional.of(signature))));
        return new Answer(
                List.of("Proposed. Give the file to the other side, who closes with 'stint agreement close " + path
                        + "'."),
                Answer.object()
                        .put("agreement", s.file().id().hex())
                        .put("proposedTotal", last.wei().toString()));
    }
}
