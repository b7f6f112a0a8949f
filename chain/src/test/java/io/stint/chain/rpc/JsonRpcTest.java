package io.stint.chain.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonRpcTest {
    private static LocalChain chain;
    private FaultyNode faulty;

    @BeforeAll
    static void start() {
        chain = TestChain.start();
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @BeforeEach
    void proxy() throws IOException {
        faulty = new FaultyNode(chain.endpoint());
    }

    @AfterEach
    void close() {
        faulty.close();
    }

    @Test
    void anErrorWithHttp400IsAnErrorOfTheNode() {
        faulty.refuse("eth_chainId", 400, -32602, "invalid params");

        NodeError error =
                catchThrowableOfType(NodeError.class, () -> faulty.node().chainId());

        assertThat(error.code()).isEqualTo(-32602);
        assertThat(error).hasMessageContaining("eth_chainId").hasMessageContaining("invalid params");
        assertThat(faulty.count("eth_chainId")).isEqualTo(1);
    }

    @Test
    void aWebPageIsNoAnswerAndIsShown() {
        faulty.answer("eth_chainId", 200, "<html><body>Welcome</body></html>");

        BadAnswer error =
                catchThrowableOfType(BadAnswer.class, () -> faulty.node().chainId());

        assertThat(error).hasMessageContaining("Is it a node?").hasMessageContaining("<html>");
        assertThat(error.reply().orElseThrow().status()).isEqualTo(200);
        assertThat(error.reply().orElseThrow().headers()).isNotEmpty();
        assertThat(faulty.count("eth_chainId")).isEqualTo(1);
    }

    @Test
    void aBusyGatewayIsAskedAgain() {
        faulty.answer("eth_chainId", 503, "try later");

        assertThatThrownBy(() -> faulty.node().chainId())
                .isInstanceOf(BadAnswer.class)
                .hasMessageContaining("503");
        assertThat(faulty.count("eth_chainId")).isEqualTo(4);
    }

    @Test
    void aLostAnswerToAReadIsAskedForAgain() {
        faulty.loseAnswers("eth_chainId", 2);

        assertThat(faulty.node().chainId()).isEqualTo(31337);
        assertThat(faulty.count("eth_chainId")).isEqualTo(3);
    }

    @Test
    void answersThatAreNotJsonRpcAreRefused() {
        List<String> answers = List.of(
                "",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"resu",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x1\"} {}",
                "[]",
                "\"0x1\"",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":17}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"17\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x1g\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0xffffffffffffffffff\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":null}");
        for (String answer : answers) {
            faulty.answer("eth_chainId", 200, answer);
            assertThatThrownBy(() -> faulty.node().chainId()).as(answer).isInstanceOf(BadAnswer.class);
        }
    }

    @Test
    void manyQuestionsAreAskedInBatchesAndTheirAnswersPutInOrder() {
        List<Request> requests = LongStream.range(0, 120)
                .mapToObj(i ->
                        i % 7 == 3 ? Request.of("no_such_method") : Request.of("web3_sha3", "0x" + "%02x".formatted(i)))
                .toList();

        List<Reply> replies = faulty.node().rpc().readAll(requests);

        assertThat(replies).hasSize(120);
        assertThat(replies.get(3)).isInstanceOf(Reply.Refusal.class);
        assertThat(replies.get(100).orThrow().asString())
                .isEqualTo(Hash32.keccak(new byte[] {100}).hex());
    }

    @Test
    void aNodeThatIsDownIsNamedWithoutTheSecretsOfItsAddress() {
        Node node = Node.at(URI.create("http://127.0.0.1:1/v1/secret-key?token=secret-token"));

        assertThatThrownBy(node::chainId)
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("http://127.0.0.1:1 ")
                .hasMessageContaining("--rpc")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aNodeThatDoesNotAnswerIsGivenUp() throws IOException, InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch heard = new CountDownLatch(1);
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> {
            asked.incrementAndGet();
            heard.countDown();
        });
        silent.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        silent.start();
        JsonRpc rpc =
                new JsonRpc(URI.create("http://127.0.0.1:" + silent.getAddress().getPort()), Duration.ofMillis(200));

        assertThatThrownBy(() -> rpc.once("eth_chainId"))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("200 ms");
        heard.await();
        assertThat(asked).hasValue(1);
        silent.stop(0);
    }

    @Test
    @Timeout(30)
    void aNodeThatBeginsAnAnswerAndDoesNotEndItIsGivenUp() throws IOException {
        HttpServer trickling = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trickling.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        trickling.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        trickling.start();
        JsonRpc rpc = new JsonRpc(
                URI.create("http://127.0.0.1:" + trickling.getAddress().getPort()), Duration.ofMillis(200));

        assertThatThrownBy(() -> rpc.once("eth_chainId"))
                .isInstanceOf(NodeUnreachable.class)
                .hasMessageContaining("200 ms");
        trickling.stop(0);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new JsonRpc(URI.create("localhost:8545"))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new JsonRpc(URI.create("ws://localhost"))).isInstanceOf(BadInput.class);
    }

    @Test
    void anEmptyAnswerWhereSomethingMustComeIsAFailure() {
        Address nobody = Address.parse("0x00000000000000000000000000000000000000aa");

        assertThatThrownBy(() -> chain.node().view(nobody, Bytes.parse("0x12345678")))
                .isInstanceOf(EmptyAnswer.class)
                .hasMessageContaining("no contract");
    }

    @Test
    void aRevertIsReadWhereverTheNodePutsItsData() {
        String noNotice = "0x" + selector("Escrow_NoNotice()");
        for (String data :
                List.of("\"" + noNotice + "\"", "\"Reverted " + noNotice + "\"", "{\"data\":\"" + noNotice + "\"}")) {
            for (int code : List.of(3, -32015, -32000)) {
                faulty.answer("eth_call", 200, reverted(code, data));
                assertThatThrownBy(() -> faulty.node().call(Call.view(Address.ZERO, Bytes.EMPTY)))
                        .as(data)
                        .isInstanceOf(Reverted.class)
                        .hasMessageContaining("no notice was given");
            }
        }
    }

    @Test
    void aRevertWithASentenceOfItsOwnSaysIt() {
        faulty.answer(
                "eth_call",
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":3,\"message\":\"reverted\",\"data\":\"0x08c379a0"
                        + "0000000000000000000000000000000000000000000000000000000000000020"
                        + "0000000000000000000000000000000000000000000000000000000000000005"
                        + "68656c6c6f000000000000000000000000000000000000000000000000000000\"}}");

        assertThatThrownBy(() -> faulty.node().call(Call.view(Address.ZERO, Bytes.EMPTY)))
                .hasMessage("the contract refuses this: hello");
    }

    private static String selector(String signature) {
        return Hash32.keccak(signature).hex().substring(2, 10);
    }

    private static String reverted(int code, String data) {
        return "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"reverted\",\"data\":%s}}"
                .formatted(code, data);
    }
}
