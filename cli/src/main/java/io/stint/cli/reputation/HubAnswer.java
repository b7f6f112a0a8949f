package io.stint.cli.reputation;

import io.stint.chain.rpc.Unanswered;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hub says of somebody.
 *
 * @param block up to which it had read the chain
 */
record HubAnswer(JsonNode json, long block, Hash32 hash) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int LARGEST = 8 * 1024 * 1024;

    /** @throws StintException when it does not answer, or has not read the chain yet */
    static HubAnswer ask(URI hub, Address person) {
        URI page = URI.create(hub + "/api/people/" + person + "/reputation");
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(page).timeout(PATIENCE).build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            if (answer.statusCode() != OK) {
                throw new StintException(page + " answers with status " + answer.statusCode());
            }
            return read(page, answer.body());
        } catch (IOException e) {
            throw new StintException(page + " does not answer: " + Unanswered.why(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("asking " + page + " was interrupted", e);
        }
    }

    private static HubAnswer read(URI page, String body) {
        try {
            JsonNode json = JSON.readTree(body);
            JsonNode block = json.path("block");
            if (!block.path("number").isIntegralNumber() || !block.path("hash").isString()) {
                throw new StintException(page + " does not say up to which block it has read the chain; ask it later");
            }
            return new HubAnswer(
                    json,
                    block.path("number").asLong(),
                    Hash32.parse(block.path("hash").asString()));
        } catch (JacksonException e) {
            throw new StintException(page + " answers with something else than JSON", e);
        }
    }
}
