package io.stint.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void aHubServesAndIsFoundAgainAfterARestart(@TempDir Path folder) throws Exception {
        try (Village village = Village.in(folder)) {
            assertThat(get(village, "/health/ready").body()).isEqualTo("ready");
            assertThat(get(village, "/").body()).contains("<html lang=\"en\">");

            village.restart();

            assertThat(get(village, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(Village village, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(village.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
