package work.stint.cli.credit;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import work.stint.chain.escrow.EscrowReader;
import work.stint.chain.rpc.Receipt;
import work.stint.chain.send.Action;
import work.stint.cli.Answer;
import work.stint.cli.Command;
import work.stint.cli.Connection;
import work.stint.cli.Transactions;
import work.stint.cli.option.ChainOptions;
import work.stint.cli.option.KeyOptions;
import work.stint.cli.option.Tokens;
import work.stint.cli.term.Terminal;
import work.stint.cli.term.Words;
import work.stint.protocol.BadInput;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.message.Message;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;
import work.stint.protocol.value.Token;

/** {@code stint credit withdraw}: to the owner by anyone, elsewhere by the owner. */
@CommandLine.Command(name = "withdraw", description = "Send a credit to its owner, or as the owner to somebody else.")
public final class CreditWithdraw extends Command {
    @Parameters(paramLabel = "ADDRESS", description = "Whose credit.")
    private String owner = "";

    @Option(names = "--to", paramLabel = "ADDRESS", description = "As the owner: where to; to the owner by default.")
    private @Nullable String to;

    @Option(names = "--token", paramLabel = "SYMBOL|ADDRESS", description = "The native coin by default.")
    private String token = "";

    @Mixin
    private ChainOptions chain = new ChainOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    public CreditWithdraw(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        Connection connection = chain.connect().requireEscrow();
        Address from = Address.parse(owner);
        Address receiver = to == null ? from : Address.parse(to);
        Token money = Tokens.named(connection, token);
        PrivateKey key = keys.open(terminal);
        if (!receiver.equals(from) && !key.address().equals(from)) {
            throw new BadInput("only " + from + " can send this credit elsewhere; the key is of " + key.address());
        }
        Amount credit =
                Amount.ofWei(new EscrowReader(connection.node(), connection.escrow()).credit(from, money.address()));
        if (credit.isZero()) {
            throw new BadInput("nothing waits for " + from + " in " + money.symbol());
        }
        if (!output.yes()) {
            terminal.confirm(Words.money(credit, money) + " goes from the escrow to " + receiver + ". Go ahead?");
        }
        EscrowCall call = new EscrowCall.WithdrawCredit(
                from, money.address(), receiver, BigInteger.ZERO, Message.NEVER, Bytes.EMPTY);
        Receipt receipt = Transactions.send(terminal, connection, key, Action.call(connection.escrow(), call));
        return new Answer(
                List.of(
                        "Sent " + Words.money(credit, money) + " to " + receiver + ".",
                        "transaction " + receipt.transaction().hex()),
                Answer.object()
                        .put("owner", from.toString())
                        .put("to", receiver.toString())
                        .put("amount", credit.wei().toString())
                        .put("tx", receipt.transaction().hex()));
    }
}
