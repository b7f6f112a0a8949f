package io.stint.hub.peer;

import io.stint.chain.rpc.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a peer over HTTP. The operator named it, so it may be at a private address; it cannot send this hub anywhere else,
 * since redirects are not followed. Time and size of an answer are bounded.
 */
public final class PeerClient implements AutoCloseable {
    private static final int OK = 200;

    private final HttpClient http;
    private final PullSettings settings;

    public PeerClient(PullSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(Version.HTTP_1_1)
                .connectTimeout(settings.patience())
                .build();
    }

    /** @throws PeerTrouble when no whole answer comes in time */
    FeedPage page(URI peer, long cursor) {
        URI feed = URI.create(peer + "/api/public/documents?after=" + cursor + "&limit=" + settings.size());
        return FeedPage.read(get(feed), cursor, settings.size());
    }

    /**
     * Asks for JSON.
     *
     * @throws PeerTrouble when no whole answer comes in time, or one that says no
     */
    public byte[] get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .GET()
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != OK) {
            throw new PeerTrouble("it answers with status " + answer.statusCode() + redirected(answer.statusCode()));
        }
        return answer.body();
    }

    private static String redirected(int status) {
        return status >= 300 && status < 400
                ? ", a redirect, which is not followed: name the peer by its own address"
                : "";
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.largest()));
        try {
            return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PeerTrouble(
                    "it gave no whole answer within " + settings.patience().toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new PeerTrouble(words(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerTrouble("asking was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private String words(@Nullable Throwable cause) {
        String message = Unanswered.why(cause);
        return cause instanceof IOException && message.startsWith("body exceeds capacity")
                ? "its answer has more than " + settings.largest() + " bytes"
                : "it does not answer: " + message;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
