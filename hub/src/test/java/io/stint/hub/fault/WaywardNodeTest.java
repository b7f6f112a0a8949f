package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.hub.agreement.Scene;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that goes away, or shows a fork for a while: two chains with one past, and a hub that cannot see which it asks. */
class WaywardNodeTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Above all that a hub remembers. */
    private static final int DEEP = 150;

    @TempDir
    private Path folder;

    private LocalChain chain;
    private LocalChain fork;
    private Detour node;
    private HubProcess hub;

    @BeforeEach
    void start() throws Exception {
        LocalChainSettings settings = LocalChainSettings.of(Anvil.find(Path.of("..")));
        Path state = folder.resolve("past");
        try (LocalChain past = LocalChain.start(settings.withState(state))) {
            Ground.deploy(folder, past);
        }
        copy(state, folder.resolve("fork"));
        chain = LocalChain.start(settings.withState(state));
        fork = LocalChain.start(settings.withState(folder.resolve("fork")));
        node = new Detour(chain.endpoint());
        hub = new HubProcess(folder.resolve("hub"), node.address(), Optional.empty());
        hub.awaitReady();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        node.close();
        fork.close();
        chain.close();
    }

    @Test
    void aForkIsFollowedAndLeftAgain() throws Exception {
        Play play = new Play(hub.address(), chain.node(), new SecureRandom());
        play.begin();
        play.client.act(play.agreement(), "approve", "{\"total\":\"" + Scene.wei(20) + "\"}");

        mine(fork, DEEP / 10);
        node.to(fork.endpoint());
        play.await(room -> Scene.state(room).equals("accepted"));
        assertThat(page("/network")).doesNotContain("has read it anew");
        node.to(chain.endpoint());
        play.await(room -> Scene.state(room).equals("open"));

        mine(chain, DEEP);
        long head = chain.node().blockNumber();
        while (play.worker.get("/api/agreements").get("chain").get("read").asLong() < head) {
            Thread.sleep(50);
        }
        mine(fork, 2 * DEEP);
        node.to(fork.endpoint());
        Scene.await(() -> page("/network").contains("has read it anew"));
        play.await(room -> Scene.state(room).equals("accepted"));
        // A chain that is shorter than what was read of the fork would be waited for, as a node that is behind is.
        mine(chain, 3 * DEEP);
        node.to(chain.endpoint());
        play.await(room -> Scene.state(room).equals("open"));

        play.worker.act(play.agreement(), "draw", "{}");
        play.await(room -> Scene.money(room, "drawn").equals(Scene.milli(20)) && Play.idle(room));
        assertThat(chain.node().balance(play.worker.address())).isEqualTo(Scene.milli(20));
    }

    @Test
    void aNodeThatIsAwayAndBackIsSaidToBe() throws Exception {
        assertThat(page("/network")).doesNotContain("cannot be read now");

        node.nowhere();
        Scene.await(() -> page("/network").contains("The chain cannot be read now"));
        assertThat(page("/health/ready")).startsWith("not ready: the chain cannot be read");
        assertThat(page("/")).as("what was read is shown").contains("</html>");

        node.to(chain.endpoint());
        Scene.await(() -> !page("/network").contains("The chain cannot be read now"));
        assertThat(page("/health/ready")).isEqualTo("ready");
    }

    private static void mine(LocalChain on, int blocks) {
        on.node().rpc().once("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }

    private String page(String path) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(hub.address().resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
