package io.stint.cli.demo;

import io.stint.chain.rpc.Receipt;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Sender;
import io.stint.cli.Connection;
import io.stint.cli.Transactions;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        pay(agreement.terms().arbiter(), agreement, Account.ARBITER);
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
