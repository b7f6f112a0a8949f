package io.stint.hub;

import io.stint.protocol.StintException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hub shows to everybody, as its API gives it.
 *
 * @param jobs the answers that list them, in their order
 * @param people the answers about those who posted them
 */
record Board(List<String> jobs, List<String> people, long count) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Enough to notice a difference; every table is compared besides. */
    private static final int PAGES = 50;

    static Board of(URI hub) {
        List<String> pages = new ArrayList<>();
        Set<String> authors = new TreeSet<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Optional<String> after = Optional.of("");
            long count = 0;
            while (after.isPresent() && pages.size() < PAGES) {
                String page = get(http, hub.resolve("/api/jobs" + after.get()));
                pages.add(page);
                JsonNode json = JSON.readTree(page);
                count = json.get("count").asLong();
                json.get("jobs")
                        .forEach(job ->
                                authors.add(job.get("client").get("address").asString()));
                after = Optional.ofNullable(json.get("next"))
                        .map(next -> "?after=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8));
            }
            List<String> people = authors.stream()
                    .map(author -> get(http, hub.resolve("/api/people/" + author)))
                    .toList();
            return new Board(List.copyOf(pages), people, count);
        }
    }

    private static String get(HttpClient http, URI page) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StintException(page + " answers with status " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new StintException(page + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StintException("looking at " + page + " was interrupted", e);
        }
    }
}
