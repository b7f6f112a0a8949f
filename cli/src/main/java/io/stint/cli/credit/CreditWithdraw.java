package io.stint.cli.credit;

import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.option.ChainOptions;
import io.stint.cli.option.KeyOptions;
import io.stint.cli.option.Tokens;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Token;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
