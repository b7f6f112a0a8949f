package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON-RPC 2.0 over HTTP. An error that comes as HTTP 400 with a JSON body (Rootstock's -32600 and -32602) is an error
 * of the node like any other. Safe for many threads.
 */
public final class JsonRpc {
    /** Rootstock refuses larger batches; these are split. */
    public static final int LARGEST_BATCH = 50;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AtomicLong ids = new AtomicLong();
    private final Transport transport;
    private final Retry retry;

    /** Asks the node at an address, with 20 seconds for each answer. */
    public JsonRpc(URI endpoint) {
        this(endpoint, TIMEOUT);
    }

    /**
     * @param endpoint http or https
     * @throws BadInput when it is no such address
     */
    public JsonRpc(URI endpoint, Duration timeout) {
        this(endpoint, timeout, Transport.LARGEST_ANSWER);
    }

    JsonRpc(URI endpoint, Duration timeout, long largestAnswer) {
        String scheme = endpoint.getScheme();
        if (endpoint.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new BadInput("a node's address begins with http:// or https:// and names a host, not: " + endpoint);
        }
        this.transport = new Transport(endpoint, timeout, largestAnswer);
        this.retry = Retry.ofReads();
    }

    /** Where the node is, without what may be a secret in the address. */
    public String place() {
        return transport.place();
    }

    /**
     * Asks what changes nothing, and so may be asked again when no answer comes.
     *
     * @return JSON null when the node says that there is no such thing
     * @throws NodeError when the node refuses
     * @throws NodeUnreachable when no answer came, a few tries on
     * @throws BadAnswer when the answer is not JSON-RPC
     */
    public JsonNode read(String method, Object... params) {
        return retry.run(() -> once(method, params));
    }

    /** As {@link #read}, but asks one time only: for what changes something. */
    public JsonNode once(String method, Object... params) {
        Request request = Request.of(method, params);
        long id = ids.incrementAndGet();
        HttpReply http = transport.post(write(message(id, request)));
        JsonNode answer = parse(http, List.of(request));
        if (!answer.isObject()) {
            throw new BadAnswer(
                    "the node answered " + method + " with something that is no JSON-RPC answer", http, null);
        }
        return reply(id, request, answer, http).orThrow();
    }

    /**
     * Asks many things that change nothing in as few messages as possible.
     *
     * @return the replies in the order of the requests; each is a result or the node's refusal
     * @throws NodeError when the node refuses a whole batch
     * @throws NodeUnreachable when no answer came, a few tries on
     * @throws BadAnswer when an answer is missing or none of ours
     */
    public List<Reply> readAll(List<Request> requests) {
        List<Reply> replies = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += LARGEST_BATCH) {
            List<Request> batch = requests.subList(from, Math.min(from + LARGEST_BATCH, requests.size()));
            replies.addAll(retry.run(() -> batch(batch)));
        }
        return List.copyOf(replies);
    }

    private List<Reply> batch(List<Request> requests) {
        long first = ids.getAndAdd(requests.size()) + 1;
        List<Object> messages = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            messages.add(message(first + i, requests.get(i)));
        }
        HttpReply http = transport.post(write(messages));
        JsonNode answers = parse(http, requests);
        if (answers.isObject() && answers.hasNonNull("error")) {
            throw error("a batch of " + requests.size(), answers.get("error"));
        }
        Map<Long, JsonNode> byId = new LinkedHashMap<>();
        for (JsonNode answer : answers) {
            if (answer.path("id").isIntegralNumber()) {
                JsonNode before = byId.put(answer.get("id").longValue(), answer);
                if (before != null && !before.equals(answer)) {
                    throw new BadAnswer("the node answered a question of a batch twice, differently", http, null);
                }
            }
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            long id = first + i;
            JsonNode answer = Optional.ofNullable(byId.get(id))
                    .orElseThrow(() -> new BadAnswer("the node left a question of a batch unanswered", http, null));
            replies.add(reply(id, requests.get(i), answer, http));
        }
        return replies;
    }

    private static Reply reply(long id, Request request, JsonNode answer, HttpReply http) {
        boolean refused = answer.hasNonNull("error");
        boolean ours = answer.path("id").isIntegralNumber() && answer.get("id").longValue() == id;
        // A node that could not read the question answers with a null id (JSON-RPC 2.0, 5).
        if (!ours && !(refused && answer.path("id").isNull())) {
            throw new BadAnswer("the node answered another question than " + request.method(), http, null);
        }
        if (refused) {
            return new Reply.Refusal(error(request.method(), answer.get("error")));
        }
        if (!answer.has("result")) {
            throw new BadAnswer(
                    "the node answered " + request.method() + " with neither a result nor an error", http, null);
        }
        return new Reply.Result(answer.get("result"));
    }

    private static Map<String, Object> message(long id, Request request) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", request.method(), "params", request.params());
    }

    private static NodeError error(String method, JsonNode error) {
        return new NodeError(
                method,
                error.path("code").asInt(0),
                error.path("message").asString("no reason given"),
                revertData(error));
    }

    /** A string, a string after a word ("Reverted 0x"), or an object that holds one, depending on the node. */
    private static Optional<Bytes> revertData(JsonNode error) {
        JsonNode data = error.path("data");
        String text = (data.isObject() ? data.path("data") : data).asString("");
        int hex = text.indexOf("0x");
        try {
            return hex < 0 ? Optional.empty() : Optional.of(Bytes.parse(text.substring(hex)));
        } catch (BadInput _) {
            return Optional.empty();
        }
    }

    private JsonNode parse(HttpReply http, List<Request> requests) {
        try {
            JsonNode answer = AnswerParser.parse(http.content(), requests);
            if (answer.isContainer()) {
                return answer;
            }
        } catch (JacksonException e) {
            throw new BadAnswer("what is at " + place() + " did not answer with JSON. Is it a node?", http, e);
        }
        throw new BadAnswer("what is at " + place() + " did not answer with JSON-RPC. Is it a node?", http, null);
    }

    private static String write(Object message) {
        return JSON.writeValueAsString(message);
    }

    /** Kept small: a person waits. */
    private record Retry(int tries, Duration firstPause) {
        static Retry ofReads() {
            return new Retry(4, Duration.ofMillis(100));
        }

        <T> T run(Supplier<T> question) {
            Duration pause = firstPause;
            for (int attempt = 1; ; attempt++) {
                try {
                    return question.get();
                } catch (NodeUnreachable e) {
                    giveUp(attempt, e);
                } catch (BadAnswer e) {
                    giveUp(e.busy() ? attempt : tries, e);
                }
                Pause.of(pause);
                pause = pause.multipliedBy(2);
            }
        }

        private void giveUp(int attempt, RuntimeException e) {
            if (attempt >= tries || Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
    }
}
