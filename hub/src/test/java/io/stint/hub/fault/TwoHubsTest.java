package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.hub.TestDatabase;
import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one database, one chain and one purse. */
class TwoHubsTest {
    @TempDir
    private Path folder;

    private LocalChain chain;
    private Node node;
    private String database;
    private HubProcess first;
    private HubProcess second;

    @BeforeEach
    void start() throws Exception {
        chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))));
        node = chain.node();
        Ground.deploy(folder, chain);
        database = TestDatabase.empty();
        first = new HubProcess(folder.resolve("first"), chain.endpoint(), Optional.of(database));
        first.awaitReady();
        second = new HubProcess(folder.resolve("second"), chain.endpoint(), Optional.of(database));
        second.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        chain.close();
    }

    @Test
    void eachJobIsSentOnceAndVisitorsOfBothHearOfIt() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Play here = new Play(first.address(), node, new SecureRandom());
            Play there = new Play(second.address(), node, new SecureRandom());
            here.client.signIn();
            Iterator<String> heard = here.client.live(second.address());
            Future<?> other = people.submit(() -> {
                there.run();
                return null;
            });
            here.run();
            other.get();

            awaitWord(heard, here.agreement());
            assertThat(node.nonce(Village.KEEPER.address())).isEqualTo(2 * Play.SENT);
            for (Play play : new Play[] {here, there}) {
                assertThat(node.balance(play.worker.address())).isEqualTo(Scene.milli(Play.PAID));
            }
            for (HubProcess hub : new HubProcess[] {first, second}) {
                assertThat(hub.said()).doesNotContain("the chain cannot be read");
            }
        }
    }

    @Test
    void theOtherTakesOverAndDoesNotSendAgainWhatIsOnItsWay() throws Exception {
        Play play = new Play(second.address(), node, new SecureRandom());
        play.begin();
        play.client.act(play.agreement(), "approve", "{\"total\":\"" + Scene.wei(20) + "\"}");
        node.rpc().once("evm_setAutomine", false);
        play.worker.act(play.agreement(), "draw", "{}");
        play.await(room -> room.get("underWay").get(0).has("transaction"));

        first.kill();
        Scene.await(() -> jobsThat("error like 'another hub has sent it%'") == 1);
        node.rpc().once("evm_setAutomine", true);
        node.rpc().once("evm_mine");

        play.await(room -> Scene.money(room, "drawn").equals(Scene.milli(20)) && Play.idle(room));
        assertThat(node.balance(play.worker.address())).isEqualTo(Scene.milli(20));
        assertThat(node.pendingNonce(Village.KEEPER.address())).isEqualTo(1);
    }

    private long jobsThat(String condition) {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from keeper_job where " + condition)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWord(Iterator<String> heard, String word) {
        while (!heard.next().contains(word)) {
            Thread.onSpinWait();
        }
    }
}
