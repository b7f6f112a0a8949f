package io.stint.cli.demo;

import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.cli.Answer;
import io.stint.cli.Connection;
import io.stint.cli.key.KeyFiles;
import io.stint.cli.term.Terminal;
import io.stint.cli.term.Words;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.value.Amount;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/**
 * The script on a chain where coin is worth something: new keys, written down before they get any, small sums, short
 * periods; what is left goes back to the payer.
 */
final class Tour {
    /** All steps of one person together need less. */
    private static final long GAS_OF_CLIENT = 6_500_000;

    private static final long GAS_OF_OTHERS = 600_000;
    private static final long GAS_OF_TRANSFER = 21_000;

    private final Connection connection;
    private final Stage stage;
    private final Amount forClient;
    private final Amount forOthers;

    Tour(Terminal terminal, Connection connection, PrivateKey payer, Outbox outbox, boolean loud) {
        this.connection = connection;
        this.stage = new Stage(terminal, connection, Cast.beside(payer, new SecureRandom()), outbox, loud);
        this.forOthers = gas(GAS_OF_OTHERS);
        this.forClient = gas(GAS_OF_CLIENT).plus(stage.tempo().unit().times(12));
    }

    String question() {
        Amount all = forClient.plus(forOthers.times(2));
        return stage.cast().relayer().address() + " lends "
                + Words.money(all, connection.chain().coin()) + " to three new keys on "
                + connection.chain().name() + " and pays gas; what is left comes back. Go ahead?";
    }

    Answer play(char[] password) {
        Path folder = writeDown(password);
        lend(stage.cast().client(), forClient);
        lend(stage.cast().worker(), forOthers);
        lend(stage.cast().arbiter(), forOthers);
        Answer answer = new Script(stage, false).play();
        for (PrivateKey key : List.of(
                stage.cast().client(), stage.cast().worker(), stage.cast().arbiter())) {
            giveBack(key);
        }
        stage.tell("What was left went back to the payer. The keys stay in " + folder + ".", "");
        return answer;
    }

    /** A price may rise while the script plays: twice today's. */
    private Amount gas(long gas) {
        return Amount.ofWei(connection.node().gasPrice().multiply(BigInteger.valueOf(2 * gas)));
    }

    private Path writeDown(char[] password) {
        Path folder = connection.data().resolve("demo-" + Instant.now().getEpochSecond());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StintException("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
        KeyFiles.create(folder.resolve("client.json"), stage.cast().client(), password, Strength.STANDARD);
        KeyFiles.create(folder.resolve("worker.json"), stage.cast().worker(), password, Strength.STANDARD);
        KeyFiles.create(folder.resolve("arbiter.json"), stage.cast().arbiter(), password, Strength.STANDARD);
        return folder;
    }

    private void lend(PrivateKey to, Amount amount) {
        stage.sender(stage.cast().relayer()).send(Action.transfer(to.address(), amount));
    }

    private void giveBack(PrivateKey from) {
        Amount has = connection.node().balance(from.address());
        Amount gas = gas(GAS_OF_TRANSFER);
        if (has.compareTo(gas) > 0) {
            stage.sender(from).send(Action.transfer(stage.cast().relayer().address(), has.minus(gas)));
        }
    }
}
