package io.stint.hub.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's program that takes webhooks, and answers as it is told; a signature that is not good it answers with 401. */
public final class Receiver implements AutoCloseable {
    private final Queue<Got> got = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile String secret = "";
    private volatile int status = 204;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    /** What came, and whether its signature is good. */
    public record Got(String id, boolean signed, JsonNode body) {
        public String type() {
            return body.get("type").asString();
        }

        public JsonNode data() {
            return body.get("data");
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts?of=me";
    }

    /** As it was shown. */
    public void knows(String shown) {
        this.secret = shown;
    }

    /** From now on. */
    void answers(int code) {
        this.status = code;
    }

    /** Takes what comes and answers nothing, until it is told to. */
    public CountDownLatch silent() {
        answers = new CountDownLatch(1);
        return answers;
    }

    public List<Got> all() {
        return List.copyOf(got);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        boolean signed = signed(exchange, id, body);
        got.add(new Got(id, signed, JsonMapper.shared().readTree(body)));
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(signed ? status : 401, -1);
        exchange.close();
    }

    /** As the scheme says a receiver does it. */
    private boolean signed(HttpExchange exchange, String id, byte[] body) throws IOException {
        String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + time + "." + new String(body, UTF_8)).getBytes(UTF_8));
            String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
            return wanted.equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        answers.countDown();
        server.stop(0);
    }
}
