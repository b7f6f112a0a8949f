package io.stint.hub.web;

import io.javalin.http.Context;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON that comes in, read strictly, and that goes out. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * The body of a request.
     *
     * @param what how it is called where something in it is wrong
     * @throws Problem when it is not sent as JSON: a form of another site could send anything else; when it says that it
     *     is too large, before it is read
     * @throws BadInput when it is no JSON, too large, or has a field too many or too few
     */
    public static <T> T body(Context ctx, String what, Function<JsonFields, T> reader) {
        String type = ctx.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw Problem.badRequest("Send it as application/json.");
        }
        long length = ctx.req().getContentLengthLong();
        if (length > CanonicalJson.LARGEST) {
            throw Problem.tooLarge("The " + what + " has " + length + " bytes, and may have " + CanonicalJson.LARGEST
                    + ". Send less.");
        }
        return JsonFields.read(CanonicalJson.parse(ctx.bodyAsBytes()), what, reader);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Answers; nobody may keep it, since it depends on who asks. */
    public static void answer(Context ctx, JsonNode answer) {
        answer(ctx, answer.toString());
    }

    /** As {@link #answer(Context, JsonNode)}, with JSON that is text already. */
    public static void answer(Context ctx, String answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store").result(answer);
    }

    /** As text between {@code <script type="application/json">} and its end, which the text cannot close. */
    public static String inPage(JsonNode node) {
        return node.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
