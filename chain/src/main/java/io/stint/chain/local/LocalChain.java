package io.stint.chain.local;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.BadAnswer;
import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.chain.rpc.Pause;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A chain of one's own on this machine: anvil, reachable from this machine only, gone when this JVM is gone. */
public final class LocalChain implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The EVM rules of Rootstock that the escrow is compiled for. */
    private static final String RULES = "cancun";

    /** How often the state is kept, for a machine that stops at once. */
    private static final int SECONDS_BETWEEN_DUMPS = 10;

    private final URI endpoint;
    private final long chainId;
    private final Leash process;

    private LocalChain(URI endpoint, long chainId, Leash process) {
        this.endpoint = endpoint;
        this.chainId = chainId;
        this.process = process;
    }

    /**
     * Starts a chain and returns when it answers.
     *
     * @throws BadInput when the port is in use
     * @throws NoLocalChain when the program does not start; says why
     */
    public static LocalChain start(LocalChainSettings settings) {
        int wanted = settings.port().orElse(0);
        int port = wanted == 0 ? LoopbackPort.free() : requireFree(wanted);
        try {
            Path output = Files.createTempFile("stint-local-chain", ".log");
            output.toFile().deleteOnExit();
            Leash process = Leash.start(command(settings, port), output);
            LocalChain chain =
                    new LocalChain(URI.create("http://" + LOOPBACK + ":" + port), settings.chainId(), process);
            chain.awaitAnswer(output);
            return chain;
        } catch (IOException e) {
            throw new NoLocalChain("the local chain cannot be started: " + e.getMessage(), e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public Node node() {
        return Node.at(endpoint);
    }

    /** The local profile, with this chain's node and id. */
    public ChainProfile profile() {
        ChainProfile local = ChainProfiles.LOCAL.withRpc(endpoint);
        return chainId == local.chainId() ? local : local.withChainId(chainId);
    }

    public DevClock clock() {
        return new DevClock(node());
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.alive();
    }

    /** Stops it; the state, if one is kept, is on the disk when this returns. */
    @Override
    public void close() {
        process.stop();
    }

    private static List<String> command(LocalChainSettings settings, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                settings.anvil().toString(),
                "--quiet",
                "--host",
                LOOPBACK,
                "--port",
                Integer.toString(port),
                "--chain-id",
                Long.toString(settings.chainId()),
                "--hardfork",
                RULES));
        if (settings.state().isPresent()) {
            Path folder = settings.state().get();
            Files.createDirectories(folder);
            Path file = folder.resolve("state.json");
            ChainState.keepOneFirstBlock(file);
            command.addAll(
                    List.of("--state", file.toString(), "--state-interval", Integer.toString(SECONDS_BETWEEN_DUMPS)));
        }
        settings.blockTime()
                .ifPresent(time -> command.addAll(List.of("--block-time", Long.toString(time.toSeconds()))));
        return command;
    }

    /** @throws BadInput when it is in use */
    private static int requireFree(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), wanted));
            return wanted;
        } catch (IOException e) {
            throw new BadInput("port " + wanted + " is in use. Stop what uses it, or name another by --port", e);
        }
    }

    private void awaitAnswer(Path output) throws IOException {
        Node node = new Node(new JsonRpc(endpoint, ANSWER));
        long start = System.nanoTime();
        while (process.alive() && System.nanoTime() - start < START.toNanos()) {
            try {
                if (node.chainId() == chainId) {
                    return;
                }
            } catch (NodeUnreachable | BadAnswer | NodeError _) {
                Pause.of(LOOK);
            }
        }
        process.stop();
        throw new NoLocalChain("the local chain did not start. It said: " + lastWords(output));
    }

    private static String lastWords(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
        int shown = 500;
        return text.length() <= shown ? text : "..." + text.substring(text.length() - shown);
    }
}
