package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database or the node is away for a while: whoever asks is told so, and it goes on by itself. */
class AwayTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int CROWD = 100;

    @Test
    void itIsSaidAndItPasses(@TempDir Path folder) throws Exception {
        try (Village village = Village.in(folder)) {
            String cookie = village.signIn(Village.CLIENT.key().address());
            frozen("STOP", folder);
            try {
                HttpResponse<String> page = get(village, "/mine", cookie, "es");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.headers().firstValue("Retry-After")).isPresent();
                assertThat(page.body()).contains("El hub no puede acceder a su base de datos");
                assertThat(get(village, "/mine", cookie, "en").body()).contains("The hub cannot reach its database");
                assertThat(get(village, "/health/ready", cookie, "en").body())
                        .isEqualTo("not ready: the database does not answer");
                assertThat(get(village, "/health/live", cookie, "en").statusCode())
                        .isEqualTo(200);
                assertThat(atOnce(village, cookie)).hasSize(CROWD).containsOnly(503);
                assertThat(get(village, "/health/ready", cookie, "en").body())
                        .isEqualTo("not ready: the database does not answer");
            } finally {
                frozen("CONT", folder);
            }
            Scene.await(() -> get(village, "/mine", cookie, "en").statusCode() == 200);
            Scene.await(() -> get(village, "/health/ready", cookie, "en").statusCode() == 200);

            village.chain().close();

            Scene.await(() -> get(village, "/health/ready", cookie, "en").statusCode() == 503);
            assertThat(get(village, "/health/ready", cookie, "en").body())
                    .startsWith("not ready: the chain cannot be read");
            assertThat(get(village, "/health/live", cookie, "en").statusCode()).isEqualTo(200);
            assertThat(get(village, "/mine", cookie, "en").statusCode()).isEqualTo(200);
            assertThat(get(village, "/network", cookie, "en").statusCode()).isEqualTo(200);
        }
    }

    /** What a crowd is answered. */
    private static List<Integer> atOnce(Village village, String cookie) {
        return IntStream.range(0, CROWD)
                .mapToObj(_ ->
                        HTTP.sendAsync(request(village, "/mine", cookie, "en"), HttpResponse.BodyHandlers.discarding()))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();
    }

    private static void frozen(String signal, Path folder) throws Exception {
        Path lock = folder.resolve("hub/postgresql/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(lock).getFirst()))
                .orElseThrow();
        // While it stands still it makes no children and forgets none that end: the first to stop, the last to go on.
        if (signal.equals("STOP")) {
            send(signal, Stream.of(postmaster));
            send(signal, postmaster.children());
        } else {
            send(signal, postmaster.children());
            send(signal, Stream.of(postmaster));
        }
    }

    private static void send(String signal, Stream<ProcessHandle> processes) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + signal), processes.map(process -> Long.toString(process.pid())))
                .toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static HttpResponse<String> get(Village village, String path, String cookie, String language) {
        try {
            return HTTP.send(request(village, path, cookie, language), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest request(Village village, String path, String cookie, String language) {
        return HttpRequest.newBuilder(village.address().resolve(path))
                .header("Cookie", "stint=" + cookie)
                .header("Accept", "text/html")
                .header("Accept-Language", language)
                .build();
    }
}
