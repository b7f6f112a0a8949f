package io.stint.hub.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.DevAccounts;
import io.stint.hub.Caller;
import io.stint.hub.TestDatabase;
import io.stint.hub.TestServer;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonRequestTest {
    private static final List<Object> READ = Collections.synchronizedList(new ArrayList<>());
    private static final Database DATABASE = TestDatabase.fresh();
    private static final TestServer SERVER = new TestServer(
            DATABASE,
            routes -> routes.post("/api/read", ctx -> {
                READ.add(JsonRequest.read(ctx, JsonRequestTest::order));
                ctx.status(204);
            }));

    private final Caller caller = SERVER.signedIn(DevAccounts.KEYS.get(4).address());

    private record Order(String name, long number, boolean flag, List<Address> to, List<String> items) {}

    private static Order order(JsonRequest in) {
        return new Order(
                in.text("name"),
                in.number("number", 1, 9),
                in.optional("flag", in::flag).orElse(false),
                in.texts("to", 2, Address::parse),
                in.objects("items", 2, item -> item.text("title")));
    }

    @AfterAll
    static void close() {
        SERVER.close();
        DATABASE.close();
    }

    @BeforeEach
    void begin() {
        READ.clear();
    }

    @Test
    void whatIsRightIsRead() {
        HttpResponse<String> answer = caller.post("/api/read", """
                {"name": "\u00f1 \\u00e9 \\ud83d\\udc69", "number": 9, "flag": true,
                 "to": ["0x0000000000000000000000000000000000000001"], "items": [{"title": ""}]}""");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(READ)
                .containsExactly(new Order(
                        "\u00f1 \u00e9 \ud83d\udc69",
                        9,
                        true,
                        List.of(Address.parse("0x0000000000000000000000000000000000000001")),
                        List.of("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":1,\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"name\":null,\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"name\":\"\",\"number\":0,\"to\":[],\"items\":[]} | number",
                "{\"name\":\"\",\"number\":10,\"to\":[],\"items\":[]} | number",
                "{\"name\":\"\",\"number\":1.0,\"to\":[],\"items\":[]} | number",
                "{\"name\":\"\",\"number\":\"1\",\"to\":[],\"items\":[]} | number",
                "{\"name\":\"\",\"number\":99999999999999999999,\"to\":[],\"items\":[]} | number",
                "{\"name\":\"\",\"number\":1,\"flag\":1,\"to\":[],\"items\":[]} | flag",
                "{\"name\":\"\",\"number\":1,\"flag\":null,\"to\":[],\"items\":[]} | flag",
                "{\"name\":\"\",\"number\":1,\"to\":\"\",\"items\":[]} | to",
                "{\"name\":\"\",\"number\":1,\"to\":[\"0x12\"],\"items\":[]} | to[0]",
                "{\"name\":\"\",\"number\":1,\"to\":[2],\"items\":[]} | to[0]",
                "{\"name\":\"\",\"number\":1,\"to\":[],\"items\":[{\"title\":\"\"},{}]} | items[1].title",
                "{\"name\":\"\",\"number\":1,\"to\":[],\"items\":[{\"title\":\"\",\"x\":1}]} | items[0].x",
                "{\"name\":\"\",\"number\":1,\"to\":[],\"items\":[{},{},{}]} | items",
                "{\"name\":\"\",\"number\":1,\"to\":[],\"items\":[],\"more\":1} | more",
                "{\"name\":\"\",\"name\":\"\",\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"items\":[{\"title\":\"\",\"title\":\"\"}]} | items[0].title",
                "{\"name\":\"\\ud800\",\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"name\":\"\\udc00x\",\"number\":1,\"to\":[],\"items\":[]} | name",
                "{\"name\":\"\\u0000\",\"number\":1,\"to\":[],\"items\":[]} | name",
                "[] | ``",
                "1 | ``",
                "null | ``"
            })
    void whatIsWrongIsNamedByItsPath(String json, String path) {
        HttpResponse<String> answer = caller.post("/api/read", json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonMapper().readTree(answer.body()).get("fields").propertyNames())
                .containsExactly(path);
        assertThat(READ).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{} {}", "{}]", "{", "``", "{\"a\":}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "/**/{}", "\"\\x\""
            })
    void whatIsNoJsonIsRefused(String json) {
        assertThat(caller.post("/api/read", json).statusCode()).isEqualTo(400);
        assertThat(READ).isEmpty();
    }

    @Test
    void hostileBodiesAreRefusedBeforeTheyCostMuch() {
        byte[] huge = " ".repeat(10_000_000).getBytes(ISO_8859_1);

        assertThat(caller.post("/api/read", "[".repeat(100_000)).statusCode()).isEqualTo(400);
        assertThat(caller.post("/api/read", "{\"a\":".repeat(65) + "1" + "}".repeat(65))
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.postBytes("/api/read", "application/json", new byte[] {
                            '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'
                        })
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.isTooMuch("/api/read", "application/json", BodyPublishers.ofByteArray(huge)))
                .isTrue();
        assertThat(caller.isTooMuch(
                        "/api/read",
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))))
                .isTrue();
        assertThat(caller.postBytes("/api/read", "text/plain", new byte[] {'{', '}'})
                        .statusCode())
                .isEqualTo(415);
        assertThat(READ).isEmpty();
    }
}
