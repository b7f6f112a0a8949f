package io.stint.chain.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts JSON to one address. Its messages name host and port only: paths and queries often hold an API key. */
final class Transport {
    /** No honest answer to our questions is larger. */
    static final long LARGEST_ANSWER = 64L << 20;

    /** The words of {@link HttpResponse.BodyHandlers#limiting}, which throws nothing more specific. */
    private static final String OVER_CAPACITY = "body exceeds capacity";

    private final URI endpoint;
    private final Duration timeout;
    private final HttpClient http;

    private final long largestAnswer;

    /** @param largestAnswer bytes */
    Transport(URI endpoint, Duration timeout, long largestAnswer) {
        this.largestAnswer = largestAnswer;
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** @throws AnswerTooLarge when the answer is larger than what is kept */
    HttpReply post(String body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = send(request);
            return new HttpReply(response.statusCode(), response.headers().map(), response.body());
        } catch (HttpTimeoutException e) {
            throw new NodeUnreachable(
                    "the node at " + place() + " did not answer within " + timeout.toMillis() + " ms", e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains(OVER_CAPACITY)) {
                throw new AnswerTooLarge(place(), largestAnswer);
            }
            throw new NodeUnreachable(
                    "the node at " + place() + " cannot be reached: " + Unanswered.why(e)
                            + ". Check that it runs, or name another by --rpc",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeUnreachable("interrupted while waiting for the node at " + place(), e);
        }
    }

    /** The client's own time limit ends with the headers; a body that trickles must not be waited for either. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), largestAnswer));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw timedOut(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpTimeoutException timedOut(TimeoutException e) {
        HttpTimeoutException timeout = new HttpTimeoutException("the body did not come in time");
        timeout.initCause(e);
        return timeout;
    }

    String place() {
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + endpoint.getHost() + port;
    }
}
