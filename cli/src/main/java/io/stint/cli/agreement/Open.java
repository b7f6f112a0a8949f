package io.stint.cli.agreement;

import io.stint.cli.term.Terminal;
import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.file.AgreementFile.OpenSignature;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement open}. */
@CommandLine.Command(name = "open", description = "Open the agreement and put money in.")
final class Open extends ChainCommand {
    @Option(
            names = "--amount",
            paramLabel = "MONEY",
            description = "What to put in, as 0.02rbtc or 250000sat; not needed with the client's signature to open.")
    private String amount = "";

    Open(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Plan plan(Situation s) {
        if (s.history().isPresent()) {
            s.live();
            throw new BadInput("this agreement is open already; add money with 'stint agreement topup'");
        }
        Bytes workerSignature = s.file()
                .workerSignature()
                .orElseThrow(() ->
                        new BadInput("the worker has not signed yet; ask for the file after 'stint agreement sign'"));
        List<String> problems = TermsCheck.problems(s.terms(), s.file().escrow(), s.now());
        if (!problems.isEmpty()) {
            throw new BadInput("the escrow would refuse these terms: " + String.join("; ", problems));
        }
        EscrowCall.Open call = call(s, workerSignature);
        return new Plan(
                call,
                List.of(
                        "You open the agreement " + s.file().id().hex(),
                        s.money(call.amount()) + " goes from " + s.terms().client() + " into the escrow at "
                                + s.file().escrow() + " on "
                                + s.connection().chain().name() + ".",
                        "The worker " + s.terms().worker() + " gets what is approved, collected or ruled; the rest"
                                + " comes back after your notice."),
                "Opened, with " + s.money(call.amount()) + " in the fund.");
    }

    private EscrowCall.Open call(Situation s, Bytes workerSignature) {
        if (s.me().equals(s.terms().client())) {
            if (amount.isEmpty()) {
                throw new BadInput("say how much to put in with --amount");
            }
            Amount fund = s.amount(amount);
            return new EscrowCall.Open(s.terms(), fund, workerSignature, Message.NEVER, Bytes.EMPTY);
        }
        OpenSignature client = s.file()
                .openSignature()
                .orElseThrow(() -> new BadInput("only the client " + s.terms().client() + " opens, or somebody with the"
                        + " client's signature ('stint agreement sign --amount')"));
        return new EscrowCall.Open(s.terms(), client.amount(), workerSignature, client.deadline(), client.signature());
    }
}
