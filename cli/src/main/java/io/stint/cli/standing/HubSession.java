package io.stint.cli.standing;

import io.stint.chain.rpc.Unanswered;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PersonalMessage;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.signin.SignInMessage;
import io.stint.protocol.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** A key that is signed in to a hub. When the session is over it signs in again. */
final class HubSession implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int TOO_MANY = 429;
    private static final int TRIES = 3;

    /** Seconds. */
    private static final long LONGEST_WAIT = 60;

    private static final int SIGNED_OUT = 401;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final URI hub;
    private final PrivateKey key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private String cookie = "";
    private String csrf = "";

    /** @throws StintException when the hub does not answer, or does not let the key in */
    HubSession(URI hub, PrivateKey key) {
        this.hub = hub;
        this.key = key;
        signIn();
    }

    /** What the hub says of itself as a place to sign in to is compared with where it was asked. */
    private void signIn() {
        String text = read(ask(request("/api/sign-in/nonce?address=" + key.address())))
                .path("message")
                .asString("");
        SignInMessage message = SignInMessage.parse(text);
        if (!message.address().equals(key.address()) || !message.domain().equals(hub.getAuthority())) {
            throw new StintException(hub + " asks to sign in to " + message.domain()
                    + ", as another site would that wants to use the signature");
        }
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("message", text)
                .put(
                        "signature",
                        Bytes.of(key.sign(PersonalMessage.digest(text)).bytes65())
                                .hex())
                .toString();
        HttpResponse<String> answer = ask(posting("/api/sign-in", body));
        csrf = read(answer).path("csrf").asString("");
        cookie = answer.headers()
                .firstValue("Set-Cookie")
                .map(set -> set.split(";", 2)[0])
                .orElseThrow(() -> new StintException(hub + " began no session"));
    }

    JsonNode get(String path) {
        return again(() -> request(path));
    }

    /** Empty: there is no such thing. */
    Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = ask(request(path));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(answer));
    }

    /** @param once the idempotency key: sent again with it, the hub does nothing twice */
    JsonNode post(String path, String body, String once) {
        return again(() -> posting(path, body).header("X-CSRF", csrf).header("Idempotency-Key", once));
    }

    private interface Asking {
        HttpRequest.Builder request();
    }

    private JsonNode again(Asking asking) {
        HttpResponse<String> answer = ask(asking.request());
        if (answer.statusCode() == SIGNED_OUT) {
            signIn();
            answer = ask(asking.request());
        }
        return read(answer);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.resolve(path)).timeout(PATIENCE).header("Accept", "application/json");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpRequest.Builder posting(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** What a busy hub puts off was not done; it is asked again when it says. */
    private HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = send(request);
            for (int i = 1; i < TRIES && answer.statusCode() == TOO_MANY; i++) {
                Thread.sleep(Duration.ofSeconds(Math.min(
                        LONGEST_WAIT,
                        answer.headers().firstValueAsLong("Retry-After").orElse(1))));
                answer = send(request);
            }
            return answer;
        } catch (IOException e) {
            throw new StintException(hub + " does not answer: " + Unanswered.why(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("asking " + hub + " was interrupted", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            String body = answer.body();
            JsonNode json = JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
            if (answer.statusCode() < OK || answer.statusCode() >= NOT_OK) {
                throw new StintException(hub + " refuses it (" + answer.statusCode() + "): "
                        + json.path("detail").asString(json.path("title").asString("without saying why")));
            }
            return json;
        } catch (JacksonException e) {
            throw new StintException(hub + " answers " + answer.statusCode() + " with something else than JSON", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
