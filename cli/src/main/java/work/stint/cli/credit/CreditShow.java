package work.stint.cli.credit;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import work.stint.chain.escrow.EscrowReader;
import work.stint.cli.Answer;
import work.stint.cli.Command;
import work.stint.cli.Connection;
import work.stint.cli.option.ChainOptions;
import work.stint.cli.option.Tokens;
import work.stint.cli.term.Terminal;
import work.stint.cli.term.Words;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Token;

/** {@code stint credit show}. */
@CommandLine.Command(name = "show", description = "Show what waits in the escrow for somebody.")
public final class CreditShow extends Command {
    @Parameters(paramLabel = "ADDRESS", description = "Whose credit.")
    private String owner = "";

    @Option(names = "--token", paramLabel = "SYMBOL|ADDRESS", description = "The native coin by default.")
    private String token = "";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    public CreditShow(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Connection connection = chain.connect().requireEscrow();
        Address address = Address.parse(owner);
        Token money = Tokens.named(connection, token);
        Amount credit =
                Amount.ofWei(new EscrowReader(connection.node(), connection.escrow()).credit(address, money.address()));
        return new Answer(
                List.of(
                        credit.isZero()
                                ? "Nothing waits for " + address + "."
                                : Words.money(credit, money) + " waits for " + address
                                        + "; 'stint credit withdraw' sends it."),
                Answer.object()
                        .put("owner", address.toString())
                        .put("token", money.address().toString())
                        .put("credit", credit.wei().toString()));
    }
}
