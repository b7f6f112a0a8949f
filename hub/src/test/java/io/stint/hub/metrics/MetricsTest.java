package io.stint.hub.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus is told by a real hub, and that the dashboard asks for nothing else. */
class MetricsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern METRIC = Pattern.compile("\\b(?:stint|jvm)_[a-z_]+");
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*\\})? -?[0-9.E+-]+");

    @Test
    void theyAreCountedAndTheDashboardKnowsThem(@TempDir Path folder) throws Exception {
        try (Village village = Village.in(folder)) {
            get(village.address().resolve("/"));
            get(village.address().resolve("/network"));
            get(village.address().resolve("/jobs/0x" + "ab".repeat(32)));
            get(village.address().resolve("/what-somebody-made-up"));
            Scene.await(() -> metrics(village).contains("stint_purse_coins"));
            Scene.await(() -> metrics(village).contains("stint_purse_free_coins"));
            Scene.await(() -> metrics(village).contains("stint_follower_lag_blocks 0\n"));

            String metrics = metrics(village);

            assertThat(metrics.lines()).allMatch(line -> LINE.matcher(line).matches());
            assertThat(metrics)
                    .contains("stint_request_seconds_count{method=\"GET\",route=\"/network\",status=\"200\"} 1\n")
                    .contains(
                            "stint_request_seconds_bucket{method=\"GET\",route=\"/network\",status=\"200\",le=\"+Inf\"}"
                                    + " 1\n")
                    .contains("status=\"404\"")
                    .doesNotContain("made-up", "abab")
                    .contains("stint_keeper_jobs{state=\"waiting\"} 0\n")
                    .contains("stint_follower_trouble 0\n")
                    .contains("stint_sessions 0\n");
            assertThat(number(metrics, "jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
            assertThat(number(metrics, "stint_purse_coins")).isPositive();
            assertThat(number(metrics, "stint_purse_reserve_coins")).isPositive();
            assertThat(number(metrics, "stint_purse_reserve_coins") + number(metrics, "stint_purse_free_coins"))
                    .isLessThanOrEqualTo(number(metrics, "stint_purse_coins"));

            assertThat(named(dashboard()))
                    .isNotEmpty()
                    .isSubsetOf(named(metrics.lines()
                            .filter(line -> !line.startsWith("#"))
                            .toList()
                            .toString()));

            village.chain().close();

            Scene.await(() -> metrics(village).contains("stint_follower_trouble 1\n"));
            Scene.await(() -> number(metrics(village), "stint_follower_lag_seconds") > 0);
        }
    }

    @Test
    void theyAreNotOnThePortOfThePages(@TempDir Path folder) throws Exception {
        try (Village village = Village.in(folder)) {
            assertThat(get(village.address().resolve("/metrics")).statusCode()).isEqualTo(404);
            assertThat(get(village.metrics().resolve("/metrics/more")).statusCode())
                    .isEqualTo(404);
            assertThat(village.metrics().getPort())
                    .isNotEqualTo(village.address().getPort());
        }
    }

    private static String dashboard() throws IOException {
        JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(Path.of("../ops/grafana.json")));
        StringBuilder asked = new StringBuilder();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(panel.path("title").asString()).isNotBlank();
            panel.path("targets")
                    .forEach(target ->
                            asked.append(target.path("expr").asString()).append('\n'));
        }
        return asked.toString();
    }

    private static Set<String> named(String text) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(text).results().forEach(found -> names.add(found.group()));
        return names;
    }

    private static double number(String metrics, String sample) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (.+)$").matcher(metrics);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    private static String metrics(Village village) {
        return get(village.metrics()).body();
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
