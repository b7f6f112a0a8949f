package io.stint.hub.document;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Idempotency;
import io.stint.hub.web.Idempotency.Answer;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.BadInput;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.DocumentKind;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.JsonNodeFactory;

/** Documents over HTTP. Authors hand in their own; everybody reads the public ones, and readers what is sealed for them. */
public final class DocumentRoutes implements Routes {
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}");

    private final Documents documents;
    private final DocumentLists lists;
    private final Feed feed;
    private final Idempotency idempotency;
    private final RateLimit limit;
    private final DocumentGate gate;

    /**
     * @param limit on handing in, by author
     * @param gate what may be handed in
     */
    public DocumentRoutes(
            Documents documents,
            DocumentLists lists,
            Feed feed,
            Idempotency idempotency,
            RateLimit limit,
            DocumentGate gate) {
        this.gate = gate;
        this.documents = documents;
        this.lists = lists;
        this.feed = feed;
        this.idempotency = idempotency;
        this.limit = limit;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/documents", ctx -> idempotency.once(ctx, handle -> accept(ctx, handle)));
        routes.get("/api/documents", this::list);
        routes.get("/api/documents/{id}", this::one);
        routes.get("/api/public/documents", this::feed);
        routes.get("/api/reading-keys/{address}", this::readingKey);
    }

    /** @param said of a timesheet, beside it */
    private record Given(Submission submission, Optional<RunningSheets.Said> said) {}

    private Answer accept(Context ctx, Handle handle) {
        Address author = Visitor.signedIn(ctx);
        limit.use(author.toString());
        Given given = JsonRequest.read(ctx, in -> new Given(DocumentJson.read(in), RunningSheets.read(in)));
        Submission submission = given.submission();
        if (!submission.author().equals(author)) {
            throw Problem.notYours("The document is by " + submission.author() + ", but " + author
                    + " is signed in. Only its author hands a document in.");
        }
        gate.check(handle, submission);
        Stored stored = documents.accept(handle, submission).document();
        given.said().ifPresent(said -> RunningSheets.note(handle, stored, said));
        return Answer.of(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", stored.id().toString())
                        .put("author", author.toString()));
    }

    private void one(Context ctx) {
        DocumentId id = DocumentId.parse(ctx.pathParam("id"));
        Held held = lists.find(
                        id,
                        query(ctx, "author", Address::parse),
                        Visitor.of(ctx).address())
                .orElseThrow(() -> documents
                        .removed(id)
                        .map(Tombstones.Stone::problem)
                        .orElseGet(() -> Problem.notFound("There is no document " + id + " for you.")));
        answer(ctx, DocumentJson.text(held));
    }

    private void list(Context ctx) {
        Optional<Hash32> agreement = query(ctx, "agreement", Hash32::parse);
        Optional<DocumentId> job = query(ctx, "job", DocumentId::parse);
        if (agreement.isPresent() == job.isPresent()) {
            throw new BadInput("ask for the documents of an agreement or of a job: ?agreement=0x... or ?job=0x...");
        }
        Optional<Address> reader = Visitor.of(ctx).address();
        long after = after(ctx);
        DocumentPage page = agreement
                .map(id -> lists.of(id, reader, after))
                .orElseGet(() -> lists.of(job.orElseThrow(), reader, after));
        answer(ctx, DocumentJson.text(page));
    }

    private void feed(Context ctx) {
        byte[] part = feed.after(after(ctx), limit(ctx));
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(part);
    }

    private void readingKey(Context ctx) {
        Address address = Address.parse(ctx.pathParam("address"));
        Held held = documents
                .newest(DocumentKind.READING_KEY, address)
                .orElseThrow(() -> Problem.notFound(address + " has published no reading key here."));
        answer(ctx, DocumentJson.text(held));
    }

    private static long after(Context ctx) {
        return query(ctx, "after", text -> {
                    if (!CURSOR.matcher(text).matches()) {
                        throw new BadInput("the cursor is not one that this hub gave: '" + text + "'");
                    }
                    return Long.parseLong(text);
                })
                .orElse(DocumentPage.START);
    }

    private static int limit(Context ctx) {
        return query(ctx, "limit", text -> {
                    if (!LIMIT.matcher(text).matches() || Integer.parseInt(text) > Feed.MOST) {
                        throw new BadInput("the limit is a number from 1 to " + Feed.MOST + ", not '" + text + "'");
                    }
                    return Integer.parseInt(text);
                })
                .orElse(DocumentPage.SIZE);
    }

    private static <T> Optional<T> query(Context ctx, String name, Function<String, T> parser) {
        return Optional.ofNullable(ctx.queryParam(name)).map(parser);
    }

    /** What is served depends on who asks, so nobody keeps it. */
    private static void answer(Context ctx, String json) {
        ctx.header("Cache-Control", "no-store").contentType("application/json").result(json);
    }
}
