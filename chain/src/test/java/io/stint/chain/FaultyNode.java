package io.stint.chain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stint.chain.rpc.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A proxy before a real node, with faults to order. Batches are always answered in reverse. */
public final class FaultyNode implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The base fee of an idle chain falls to nothing; Rootstock's minimum does not. */
    private static final BigInteger MINIMUM_GAS_PRICE = BigInteger.TEN.pow(8);

    private final URI behind;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> lost = new ConcurrentHashMap<>();
    private final Map<String, Raw> instead = new ConcurrentHashMap<>();
    private final Map<String, UnaryOperator<JsonNode>> changed = new ConcurrentHashMap<>();
    private final Map<String, Raw> refusedAfterwards = new ConcurrentHashMap<>();
    private volatile Optional<Freeze> freeze = Optional.empty();
    private volatile boolean rootstock;
    private volatile long largestRange = Long.MAX_VALUE;

    private record Raw(int status, String body) {}

    /** Thrown while answering: the connection closes without an answer. */
    private static final class Lost extends RuntimeException {}

    public FaultyNode(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Node node() {
        return Node.at(endpoint());
    }

    /** Does what is asked, but the answer is lost, so many times. */
    public FaultyNode loseAnswers(String method, int times) {
        lost.put(method, new AtomicInteger(times));
        return this;
    }

    /** Answers this instead of asking the node. */
    public FaultyNode answer(String method, int status, String body) {
        instead.put(method, new Raw(status, body));
        return this;
    }

    /** Answers an error of the node. */
    public FaultyNode refuse(String method, int status, int code, String message) {
        return answer(
                method,
                status,
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                        .formatted(code, message));
    }

    /** Does what is asked and answers an error all the same. */
    public FaultyNode refuseAfterwards(String method, int code, String message) {
        refusedAfterwards.put(method, error(code, message));
        return this;
    }

    /** Changes the node's results. */
    public FaultyNode change(String method, UnaryOperator<JsonNode> change) {
        changed.put(method, change);
        return this;
    }

    public FaultyNode heal(String method) {
        instead.remove(method);
        changed.remove(method);
        refusedAfterwards.remove(method);
        return this;
    }

    /** From now on one question is never answered; see {@link Freeze}. */
    public Freeze freeze(String method, int which, boolean forwarded) {
        Freeze ordered = new Freeze(method, which, forwarded);
        freeze = Optional.of(ordered);
        return ordered;
    }

    public FaultyNode refuseLogRangesOver(long blocks) {
        largestRange = blocks;
        return this;
    }

    /** Legacy transactions only, no base fee, other codes for reverts, HTTP 400 for bad requests. */
    public FaultyNode likeRootstock() {
        rootstock = true;
        return refuse("eth_maxPriorityFeePerGas", 200, -32601, "method not found")
                .refuse("eth_feeHistory", 200, -32601, "method not found");
    }

    public long count(String method) {
        return asked.stream().filter(method::equals).count();
    }

    @Override
    public void close() {
        freeze.ifPresent(Freeze::thaw);
        server.stop(0);
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            Raw answer = request.isArray() ? batch(request) : single(request);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (Lost _) {
            return;
        }
    }

    private Raw batch(JsonNode requests) {
        List<String> answers = new ArrayList<>();
        for (JsonNode request : requests) {
            answers.add(single(request).body());
        }
        Collections.reverse(answers);
        return new Raw(200, "[" + String.join(",", answers) + "]");
    }

    private Raw single(JsonNode request) {
        String method = request.path("method").asString();
        asked.add(method);
        if (freeze.isPresent()
                && freeze.get().meant(method, request.path("params").path(0).asString(""))) {
            freeze.get().hold(() -> forward(request));
            throw new Lost();
        }
        Optional<Raw> fault = Optional.ofNullable(instead.get(method)).or(() -> refused(method, request));
        if (fault.isPresent()) {
            return withId(fault.get(), request);
        }
        ObjectNode answer = (ObjectNode) forward(request);
        AtomicInteger losses = lost.get(method);
        if (losses != null && losses.getAndDecrement() > 0) {
            throw new Lost();
        }
        if (refusedAfterwards.containsKey(method)) {
            return withId(refusedAfterwards.get(method), request);
        }
        if (changed.containsKey(method) && answer.has("result")) {
            answer.set("result", changed.get(method).apply(answer.get("result")));
        }
        return rootstock ? asRootstock(answer) : new Raw(200, answer.toString());
    }

    private Optional<Raw> refused(String method, JsonNode request) {
        JsonNode parameter = request.path("params").path(0);
        if (rootstock
                && method.equals("eth_sendRawTransaction")
                && parameter.asString().startsWith("0x02")) {
            return Optional.of(error(-32603, "Internal server error"));
        }
        if (method.equals("eth_getLogs")) {
            long range = Long.decode(parameter.path("toBlock").asString())
                    - Long.decode(parameter.path("fromBlock").asString())
                    + 1;
            return range > largestRange ? Optional.of(error(-32005, "range too large")) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Raw asRootstock(ObjectNode answer) {
        if (answer.path("result") instanceof ObjectNode result && result.has("baseFeePerGas")) {
            BigInteger baseFee =
                    new BigInteger(result.remove("baseFeePerGas").asString().substring(2), 16);
            result.put("minimumGasPrice", "0x" + baseFee.max(MINIMUM_GAS_PRICE).toString(16));
        }
        int status = 200;
        if (answer.path("error") instanceof ObjectNode error) {
            int code = error.path("code").asInt();
            status = code == -32602 || code == -32600 ? 400 : 200;
            if (code == 3) {
                error.put("code", -32015);
            }
        }
        return new Raw(status, answer.toString());
    }

    private static Raw error(int code, String message) {
        return new Raw(
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
                        .formatted(code, message));
    }

    private static Raw withId(Raw answer, JsonNode request) {
        return new Raw(
                answer.status(),
                answer.body()
                        .replace("\"id\":null", "\"id\":" + request.path("id").asString()));
    }

    private JsonNode forward(JsonNode request) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(behind)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
