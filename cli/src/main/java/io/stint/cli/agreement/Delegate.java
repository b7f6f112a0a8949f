package io.stint.cli.agreement;

import io.stint.cli.Answer;
import io.stint.cli.term.Terminal;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code stint agreement delegate}: let another key approve up to a limit. */
@CommandLine.Command(
        name = "delegate",
        description = "Let another key sign vouchers up to a cumulative limit. It cannot be taken back.")
final class Delegate extends AgreementCommand {
    @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "The address of the key.")
    private String to = "";

    @Option(
            names = "--limit",
            required = true,
            paramLabel = "MONEY",
            description = "The largest total of its vouchers: what can be lost with the key.")
    private String limit = "";

    Delegate(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Situation s = situation();
        s.requireMe("client or approver", s.terms().client(), s.terms().approver());
        Address key = Address.parse(to);
        Amount most = s.amount(limit);
        confirm(List.of("You let " + key + " approve up to " + s.money(most)
                + " in all. This cannot be taken back; it ends with the agreement."));
        Message.Delegation message = new Message.Delegation(s.file().id(), key, most);
        AgreementStore.write(path, s.file().with(new SignedDelegation(key, most, s.me(), s.sign(message))));
        return new Answer(
                List.of(key + " can approve up to " + s.money(most) + ". The delegation is in " + path + "."),
                Answer.object()
                        .put("agreement", s.file().id().hex())
                        .put("key", key.toString())
                        .put("limit", most.wei().toString()));
    }
}
