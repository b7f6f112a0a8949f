package io.stint.cli.reputation;

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

/** Stands before a hub and puts other words into its mouth. */
record Liar(HttpServer server) implements AutoCloseable {
    static Liar before(URI hub, String said, String instead) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, hub, said, instead));
        server.start();
        return new Liar(server);
    }

    private static void answer(HttpExchange exchange, URI hub, String said, String instead) {
        try (exchange;
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> truth = http.send(
                    HttpRequest.newBuilder(hub.resolve(exchange.getRequestURI().toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            byte[] lie = truth.body().replace(said, instead).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(truth.statusCode(), lie.length);
            exchange.getResponseBody().write(lie);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
