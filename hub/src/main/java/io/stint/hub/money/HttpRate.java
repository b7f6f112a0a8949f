package io.stint.hub.money;

import io.stint.chain.rpc.Unanswered;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A server that answers JSON with the price in it. Its answer is kept, so that anybody can look at what was answered.
 *
 * @param address without a fragment; https, but on this machine
 * @param pointer where in the answer the price is, as RFC 6901 writes it
 */
record HttpRate(String coin, String currency, URI address, String pointer, Duration patience) implements RateSource {
    /** An answer with more bytes is not read to its end. */
    static final int LARGEST = 16 * 1024;

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    /** @throws BadInput when the address is not https, or the pointer is none */
    HttpRate {
        String host = address.getHost();
        boolean here = host != null && host.matches("127\\.[0-9.]+|\\[::1]|localhost") && isLoopback(host);
        if (host == null || !("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here))) {
            throw new BadInput("a rate is asked of an https address, or of http on this machine, not of "
                    + address.getScheme() + "://" + host);
        }
        if (address.getUserInfo() != null) {
            throw new BadInput("a rate's address holds no name or password: it is shown to everybody");
        }
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new BadInput(
                    "the end of a rate's address says where in the answer the price is, such as"
                            + " #/bitcoin/eur, not '#" + pointer + "'",
                    e);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String name() {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    @Override
    public RateAnswer ask(Asking asking) {
        return read(fetch(), asking.now());
    }

    /** What an answer says. @throws NoRate when that is no price */
    RateAnswer read(byte[] body, Instant now) {
        JsonNode found = RateNumber.json(body, "the answer of " + name()).at(JsonPointer.compile(pointer));
        if (found.isMissingNode()) {
            throw new NoRate("the answer of " + name() + " has nothing at " + pointer);
        }
        String number = RateNumber.scalar(found, "the answer of " + name() + " at " + pointer);
        DisplayRate rate = new DisplayRate(
                currency, RateNumber.parse(number, name()), name(), now.truncatedTo(ChronoUnit.SECONDS), coin);
        return new RateAnswer(rate, Optional.of(Bytes.of(body)));
    }

    /** All of it within the patience: a server that sends a byte now and then is given up, too. */
    private byte[] fetch() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .timeout(patience)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                HTTP.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new NoRate(name() + " answered with status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new NoRate(name() + " did not answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new NoRate(name() + " does not answer: " + Unanswered.why(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoRate("stopped", e);
        } finally {
            answer.cancel(true);
        }
    }
}
