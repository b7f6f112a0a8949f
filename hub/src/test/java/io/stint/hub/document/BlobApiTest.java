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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlobApiTest {
    private static final byte[] PNG = Pictures.png();
    private static final byte[] JPEG = Pictures.jpeg();
    private static final byte[] WEBP = Pictures.webp();
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
    void otherBytesAreForWhoeverStoredThem() {
        byte[] secret = Arrays.copyOf(PAGE, 100);
        store(CLIENT, ANY, secret);

        HttpResponse<byte[]> served = SERVER.signedIn(CLIENT.address()).getBytes(path(secret));

        assertThat(served.body()).isEqualTo(secret);
        assertThat(header(served, "Content-Type")).isEqualTo(ANY);
        assertThat(header(served, "Content-Disposition")).startsWith("attachment");
        assertThat(SERVER.stranger().get(path(secret)).statusCode()).isEqualTo(404);
        assertThat(SERVER.signedIn(WORKER.address()).get(path(secret)).statusCode())
                .isEqualTo(404);
    }

    static List<Arguments> notes() {
        return List.of(
                Arguments.of("image/jpeg", Pictures.jpeg(Pictures.segment(0xE1, "Exif\0\0II*\0")), "EXIF"),
                Arguments.of("image/jpeg", Pictures.jpeg(Pictures.segment(0xED, "Photoshop 3.0\0")), "IPTC"),
                Arguments.of("image/jpeg", Pictures.jpeg(Pictures.segment(0xFE, "at home")), "comment"),
                Arguments.of("image/jpeg", Pictures.jpeg(Pictures.segment(0xE2, "MPF\0II*\0")), "further pictures"),
                Arguments.of("image/jpeg", Pictures.join(JPEG, JPEG), "behind its end"),
                Arguments.of("image/png", Pictures.png(Pictures.chunk("eXIf", "II*\0")), "eXIf"),
                Arguments.of("image/png", Pictures.png(Pictures.chunk("tEXt", "Author\0me")), "tEXt"),
                Arguments.of("image/webp", Pictures.webp(Pictures.riff("EXIF", "II*\0")), "EXIF"),
                Arguments.of("image/webp", Pictures.webp(Pictures.riff("XMP ", "<x/>")), "XMP"));
    }

    @ParameterizedTest
    @MethodSource("notes")
    void aPictureThatTellsWhereItWasTakenIsRefused(String type, byte[] picture, String note) {
        HttpResponse<String> answer = store(CLIENT, type, picture);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains(note);
        assertThat(BLOBS.find(Hash32.sha256(picture))).isEmpty();
        assertThat(store(CLIENT, ANY, picture).statusCode())
                .as("nobody sees what is in mere bytes")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"image/png, 0", "image/jpeg, 1", "image/webp, 2"})
    void halfAPictureIsNone(String type, int which) {
        byte[] picture = List.of(PNG, JPEG, WEBP).get(which);

        assertThat(store(CLIENT, type, Arrays.copyOf(picture, picture.length / 2))
                        .statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"text/html", "image/svg+xml", "image/gif", "image/png; charset=utf-8", "image/png"})
    void whatIsNotThePictureThatItSaysIsRefused(String type) {
        assertThat(store(CLIENT, type, PAGE).statusCode()).isEqualTo(415);
        assertThat(BLOBS.find(Hash32.sha256(PAGE))).isEmpty();
    }

    @Test
    void aPictureIsNotHiddenByWhoeverStoredItsBytesFirst() {
        byte[] picture = Pictures.png(Pictures.chunk("gAMA", "1234"));
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
                    bytes[bytes.length - 1] = (byte) i; // of a checksum, which browsers look at and the hub does not
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
