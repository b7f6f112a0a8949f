package io.stint.cli.credit;

import io.stint.chain.escrow.EscrowReader;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.Tokens;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
