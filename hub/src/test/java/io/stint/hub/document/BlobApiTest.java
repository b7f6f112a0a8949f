package io.stint.hub.document;

import static io.stint.hub.document.SomeDocuments.CLIENT;
import static io.stint.hub.document.SomeDocuments.CLOCK;
import static io.stint.hub.document.SomeDocuments.OTHER;
import static io.stint.hub.document.SomeDocuments.WORKER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.hub.web.RateLimit;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Hash32;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobApiTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and so on".getBytes(ISO_8859_1);
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0 and so on".getBytes(ISO_8859_1);
    private static final byte[] WEBP = "RIFF\u0001\u0002\u0003\u0004WEBPVP8 ".getBytes(ISO_8859_1);
    private static final byte[] PAGE = "<script>alert(1)</script>".getBytes(ISO_8859_1);
    private static final String ANY = "application/octet-stream";

    private static final Database DATABASE = TestDatabase.fresh();
    private static final Blobs BLOBS = new Blobs(DATABASE, CLOCK);
    private static final TestServer SERVER =
            new TestServer(DATABASE, new BlobRoutes(BLOBS, new RateLimit(100, Duration.ofMinutes(1), CLOCK)));

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    private static HttpResponse<String> store(PrivateKey owner, String type, byte[] bytes) {
        return SERVER.signedIn(owner.address()).postBytes("/api/blobs", type, bytes);
    }

    private static String path(byte[] bytes) {
        return "/api/blobs/" + Hash32.sha256(bytes);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"image/png, 0", "image/jpeg, 1", "image/webp, 2"})
    void aPictureIsServedToEverybodyAndRunsNothing(String type, int which) {
        byte[] bytes = List.of(PNG, JPEG, WEBP).get(which);

        HttpResponse<String> stored = store(CLIENT, type, bytes);
        HttpResponse<byte[]> served = SERVER.stranger().getBytes(path(bytes));

        assertThat(stored.statusCode()).isEqualTo(201);
        assertThat(stored.body()).contains(Hash32.sha256(bytes).hex());
        assertThat(served.body()).isEqualTo(bytes);
        assertThat(header(served, "Content-Type")).isEqualTo(type);
        assertThat(header(served, "Content-Disposition")).startsWith("inline; filename=");
        assertThat(header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(served, "Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    }

    @Test
    void otherBytesAreForWhoeverIsSignedIn() {
        byte[] secret = Arrays.copyOf(PAGE, 100);
        store(CLIENT, ANY, secret);

        HttpResponse<byte[]> served = SERVER.signedIn(WORKER.address()).getBytes(path(secret));

        assertThat(served.body()).isEqualTo(secret);
        assertThat(header(served, "Content-Type")).isEqualTo(ANY);
        assertThat(header(served, "Content-Disposition")).startsWith("attachment");
        assertThat(SERVER.stranger().get(path(secret)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"text/html", "image/svg+xml", "image/gif", "image/png; charset=utf-8", "image/png"})
    void whatIsNotThePictureThatItSaysIsRefused(String type) {
        assertThat(store(CLIENT, type, PAGE).statusCode()).isEqualTo(415);
        assertThat(BLOBS.find(Hash32.sha256(PAGE))).isEmpty();
    }

    @Test
    void aPictureIsNotHiddenByWhoeverStoredItsBytesFirst() {
        byte[] picture = Arrays.copyOf(PNG, 60);
        store(OTHER, ANY, picture);
        store(CLIENT, "image/png", picture);
        store(OTHER, ANY, picture);

        assertThat(header(SERVER.stranger().getBytes(path(picture)), "Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void aFileHasAnOwnerASizeAndContents() {
        byte[] large = new byte[Blobs.LARGEST + 1];

        assertThat(SERVER.stranger().postBytes("/api/blobs", ANY, PNG).statusCode())
                .isEqualTo(401);
        assertThat(store(CLIENT, ANY, new byte[0]).statusCode()).isEqualTo(422);
        Caller caller = SERVER.signedIn(CLIENT.address());
        assertThat(caller.isTooMuch("/api/blobs", ANY, BodyPublishers.ofByteArray(large)))
                .isTrue();
        assertThat(caller.isTooMuch(
                        "/api/blobs", ANY, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .isTrue();
        assertThat(store(CLIENT, ANY, Arrays.copyOf(large, Blobs.LARGEST)).statusCode())
                .isEqualTo(201);
        assertThat(BLOBS.find(Hash32.sha256(large))).isEmpty();
    }

    @Test
    void twoAtOnceDoNotPassTheQuotaTogether() throws Exception {
        long left = 10L * PNG.length;
        DATABASE.transact(h -> h.createUpdate("insert into blob_quota (owner, used) values (:owner, :used)")
                .bind("owner", WORKER.address())
                .bind("used", Blobs.QUOTA - left)
                .execute());
        List<Callable<Integer>> calls = IntStream.range(0, 20)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    byte[] bytes = PNG.clone();
                    bytes[bytes.length - 1] = (byte) i;
                    return store(WORKER, "image/png", bytes).statusCode();
                })
                .toList();

        int stored = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isIn(201, 422);
                stored += status.get() == 201 ? 1 : 0;
            }
        }

        assertThat(stored).isEqualTo(10);
        assertThat(BLOBS.of(WORKER.address())).hasSize(10);
        byte[] again = BLOBS.find(BLOBS.of(WORKER.address()).getFirst())
                .orElseThrow()
                .bytes()
                .toArray();
        assertThat(store(WORKER, "image/png", again).statusCode())
                .as("what is stored already costs nothing")
                .isEqualTo(201);
    }
}
