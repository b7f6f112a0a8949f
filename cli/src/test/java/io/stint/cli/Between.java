package io.stint.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A proxy before a real node that spoils some questions. It takes no batches apart: they go on as they are. */
public final class Between implements AutoCloseable {
    private final URI behind;
    private final Fault fault;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    /** What goes wrong. */
    public interface Fault {
        /** @return what to answer instead of asking the node; empty: all is well */
        Optional<String> answer(String method, JsonNode request, Real node) throws IOException;
    }

    /** The node behind. */
    public interface Real {
        String ask(String body) throws IOException;
    }

    /** Thrown by a fault: the connection closes without an answer. */
    public static final class Lost extends RuntimeException {}

    public Between(URI behind, Fault fault) {
        this.behind = behind;
        this.fault = fault;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Answers an error of the node to one method. */
    public static Fault refusing(String wanted) {
        return (method, request, node) -> method.equals(wanted)
                ? Optional.of("{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id")
                        + ",\"error\":{\"code\":-32601,\"message\":\"the method does not exist\"}}")
                : Optional.empty();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode request = JsonMapper.shared().readTree(body);
            String answer = fault.answer(request.path("method").asString(""), request, this::ask)
                    .orElse(null);
            byte[] bytes = (answer == null ? ask(body) : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (Lost _) {
            return;
        }
    }

    private String ask(String body) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(behind)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
