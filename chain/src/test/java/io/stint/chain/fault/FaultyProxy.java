package io.stint.chain.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between a client and a real node, with faults: those that were ordered, each on the next message that it can befall, or
 * some at random by a seed, rather those that were rare so far. One message at a time.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final URI behind;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random;
    private final FaultyAnswers answers;
    private final Deque<Fault> ordered = new ArrayDeque<>();
    private final Map<Fault, Integer> happened = new LinkedHashMap<>();
    private final List<String> messages = new ArrayList<>();
    private final Map<String, UnaryOperator<JsonNode>> changed = new HashMap<>();
    private double likelihood;

    public FaultyProxy(URI behind, long seed) throws IOException {
        this.behind = behind;
        this.random = new Random(seed);
        this.answers = new FaultyAnswers(PATIENCE.plusMillis(200), random);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The node as seen through this, by a client that waits for a second. */
    public Node node() {
        return new Node(
                new JsonRpc(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), PATIENCE));
    }

    /** The next faults, each on the next message that it can befall. */
    public synchronized void order(Fault... faults) {
        ordered.addAll(List.of(faults));
    }

    /** From now on it does not know these methods. */
    public synchronized void without(String... methods) {
        List.of(methods).forEach(method -> changed.put(method, _ -> MissingNode.getInstance()));
    }

    /** From now on results of a method come changed. */
    public synchronized void change(String method, UnaryOperator<JsonNode> result) {
        changed.put(method, result);
    }

    /** From now on so many of the messages go wrong. */
    public synchronized void atRandom(double likely) {
        likelihood = likely;
    }

    /** No faults any more. */
    public synchronized void heal() {
        ordered.clear();
        likelihood = 0;
    }

    /** How often each fault changed an answer. */
    public synchronized Map<Fault, Integer> happened() {
        return Map.copyOf(happened);
    }

    /** The messages that came since this was asked last. */
    public synchronized List<String> messages() {
        List<String> all = List.copyOf(messages);
        messages.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Thread.sleep(answer.delay());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.sent() == 0) {
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, (int) (body.length * answer.sent()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answer(String message) throws IOException, InterruptedException {
        messages.add(message);
        JsonNode request = JSON.readTree(message);
        Map<Long, String> methods = new HashMap<>();
        Iterable<JsonNode> items = request.isArray() ? request : List.of(request);
        items.forEach(item ->
                methods.put(item.path("id").asLong(), item.path("method").asString()));
        String right = changed(forward(message), methods);
        for (Fault fault : choose(Set.copyOf(methods.values()), request.isArray())) {
            Answer answer = answers.apply(fault, right, methods);
            if (!answer.equals(Answer.of(200, right))) {
                ordered.remove(fault);
                happened.merge(fault, 1, Integer::sum);
                answers.sent(right);
                return answer;
            }
        }
        answers.sent(right);
        return Answer.of(200, right);
    }

    private String changed(String answer, Map<Long, String> methods) {
        JsonNode json = JSON.readTree(answer);
        for (JsonNode item : json.isArray() ? json : List.of(json)) {
            UnaryOperator<JsonNode> change =
                    changed.get(methods.get(item.path("id").asLong()));
            if (change != null && item.has("result")) {
                JsonNode result = change.apply(item.get("result"));
                if (result.isMissingNode()) {
                    ((ObjectNode) item).remove("result");
                    ((ObjectNode) item).putObject("error").put("code", -32601).put("message", "no such method");
                } else {
                    ((ObjectNode) item).set("result", result);
                }
            }
        }
        return changed.isEmpty() ? answer : json.toString();
    }

    /** What to try in turn until something changes the answer. At random, what was rare comes first. */
    private List<Fault> choose(Set<String> methods, boolean batch) {
        if (!ordered.isEmpty()) {
            return Stream.of(ordered.peek())
                    .filter(fault -> fault.fits(methods, batch))
                    .toList();
        }
        List<Fault> fitting = new ArrayList<>(EnumSet.allOf(Fault.class).stream()
                .filter(fault -> fault.fits(methods, batch))
                .toList());
        boolean one = fitting.stream().allMatch(happened::containsKey)
                ? random.nextDouble() < likelihood
                : random.nextDouble() < 2 * likelihood;
        Collections.shuffle(fitting, random);
        fitting.sort(Comparator.comparingInt(fault -> happened.getOrDefault(fault, 0)));
        return one ? fitting : List.of();
    }

    private String forward(String message) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(behind)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(message))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
