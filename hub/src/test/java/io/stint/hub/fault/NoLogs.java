package io.stint.hub.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider before a real node that refuses some questions, as cheap plans do. */
final class NoLogs implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI behind;
    private final int code;
    private final String words;
    private final Set<String> refused;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param refused the methods */
    NoLogs(URI behind, int code, String words, String... refused) throws IOException {
        this.behind = behind;
        this.code = code;
        this.words = words;
        this.refused = Set.of(refused);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readAllBytes();
            byte[] answer = JSON.writeValueAsBytes(answer(JSON.readTree(question), JSON.readTree(forward(question))));
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode answer(JsonNode question, JsonNode right) {
        if (!question.isArray()) {
            return isRefused(question) ? refusal(question) : right;
        }
        Map<Long, JsonNode> byId = new HashMap<>();
        right.forEach(one -> byId.put(one.path("id").asLong(), one));
        ArrayNode answers = JSON.createArrayNode();
        question.forEach(one -> answers.add(
                isRefused(one) ? refusal(one) : byId.get(one.path("id").asLong())));
        return answers;
    }

    private boolean isRefused(JsonNode question) {
        return refused.contains(question.path("method").asString());
    }

    private JsonNode refusal(JsonNode question) {
        ObjectNode refusal = JSON.createObjectNode().put("jsonrpc", "2.0");
        refusal.set("id", question.get("id"));
        refusal.putObject("error").put("code", code).put("message", words);
        return refusal;
    }

    private byte[] forward(byte[] question) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(behind)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
