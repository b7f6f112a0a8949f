package work.stint.cli.demo;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import work.stint.chain.rpc.Receipt;
import work.stint.chain.send.Action;
import work.stint.chain.send.Outbox;
import work.stint.chain.send.Sender;
import work.stint.cli.Connection;
import work.stint.cli.Transactions;
import work.stint.cli.term.Terminal;
import work.stint.cli.term.Words;
import work.stint.protocol.agreement.Agreement;
import work.stint.protocol.agreement.Movement.Account;
import work.stint.protocol.crypto.PrivateKey;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.message.Message;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;

/** The chain, the people and their books, for a script to play on. */
final class Stage {
    private final Terminal terminal;
    private final Connection connection;
    private final Cast cast;
    private final Tempo tempo;
    private final Ledger ledger;
    private final Outbox outbox;
    private final boolean loud;
    private final Map<Address, Sender> senders = new HashMap<>();

    /** @param loud whether each step is told as it happens */
    Stage(Terminal terminal, Connection connection, Cast cast, Outbox outbox, boolean loud) {
        this.terminal = terminal;
        this.connection = connection;
        this.cast = cast;
        this.tempo = Tempo.of(connection.node(), connection.chain().blockTime());
        this.ledger = new Ledger(connection.node());
        this.outbox = outbox;
        this.loud = loud;
    }

    Connection connection() {
        return connection;
    }

    Cast cast() {
        return cast;
    }

    Tempo tempo() {
        return tempo;
    }

    Ledger ledger() {
        return ledger;
    }

    Sender sender(PrivateKey key) {
        return senders.computeIfAbsent(key.address(), a -> Transactions.sender(terminal, connection, key, outbox));
    }

    /** Plays one call to the escrow and notes it. */
    Receipt play(String step, PrivateKey by, EscrowCall call, String sentence) {
        Receipt receipt = sender(by).send(Action.call(connection.escrow(), call));
        ledger.note(step, by.address(), receipt);
        ledger.move(by.address(), call.value().negate());
        ledger.move(connection.escrow(), call.value());
        tell(sentence, "gas %,d · tx %s".formatted(receipt.gasUsed(), Words.shortened(receipt.transaction())));
        return receipt;
    }

    /** Sends coin from one person to another and notes it. */
    void transfer(PrivateKey from, Address to, Amount amount) {
        Receipt receipt = sender(from).send(Action.transfer(to, amount));
        ledger.note("fund", from.address(), receipt);
        ledger.move(from.address(), amount.wei().negate());
        ledger.move(to, amount.wei());
    }

    /** Notes what an agreement paid out of the escrow, once it is over. */
    void settle(Agreement agreement) {
        pay(agreement.terms().client(), agreement, Account.CLIENT);
        pay(agreement.terms().receiver(), agreement, Account.PAYEE);
    }

    /** Notes coin that left the escrow. */
    void paid(Address to, BigInteger amount) {
        ledger.move(to, amount);
        ledger.move(connection.escrow(), amount.negate());
    }

    private void pay(Address to, Agreement agreement, Account account) {
        paid(to, agreement.ledger().receivedBy(account).wei());
    }

    Bytes sign(PrivateKey key, Message message) {
        return Bytes.of(key.sign(message.digest(connection.domain())).compact());
    }

    /** A line for whoever watches. */
    void tell(String sentence, String detail) {
        if (loud) {
            terminal.out().println(detail.isEmpty() ? sentence : "%-78s %s".formatted(sentence, detail));
        }
    }

    void tell(List<String> lines) {
        lines.forEach(line -> tell(line, ""));
    }

    Terminal terminal() {
        return terminal;
    }
}
