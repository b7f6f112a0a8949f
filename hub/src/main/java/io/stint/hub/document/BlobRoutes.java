package io.stint.hub.document;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Files over HTTP. Nothing is ever served as what a browser would run: pictures as pictures to everybody, all else
 * as mere bytes to its owner and to the readers of the documents that name it.
 */
public final class BlobRoutes implements Routes {
    private static final String HARMLESS = "sandbox; default-src 'none'; frame-ancestors 'none'";
    private static final String YEAR = "max-age=31536000, immutable";

    private final Blobs blobs;
    private final RateLimit limit;

    /** @param limit on storing, by account */
    public BlobRoutes(Blobs blobs, RateLimit limit) {
        this.blobs = blobs;
        this.limit = limit;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.post("/api/blobs", this::store);
        routes.get("/api/blobs/{hash}", this::serve);
    }

    private void store(Context ctx) {
        Address owner = Visitor.signedIn(ctx);
        BlobType type = declared(ctx);
        limit.use(owner.toString());
        Blob blob = blobs.store(owner, type, body(ctx));
        String answer = JsonNodeFactory.instance
                .objectNode()
                .put("hash", blob.hash().hex())
                .put("type", type.mediaType())
                .put("size", blob.bytes().size())
                .toString();
        ctx.status(201).contentType("application/json").result(answer);
    }

    private static BlobType declared(Context ctx) {
        String type = ctx.contentType();
        return BlobType.of(type == null ? "" : type.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Problem.otherType("Files are stored as " + BlobType.known()
                        + "; encrypted ones as the last. Not as " + type + "."));
    }

    /** The server's own limit is for requests without files. */
    private static byte[] body(Context ctx) {
        if (ctx.req().getContentLengthLong() > Blobs.LARGEST) {
            throw Blobs.tooLarge();
        }
        try {
            return ctx.req().getInputStream().readNBytes(Blobs.LARGEST + 1);
        } catch (IOException e) {
            throw new StintException("a file broke off while it was sent: " + e.getMessage(), e);
        }
    }

    private void serve(Context ctx) {
        Hash32 hash = Hash32.parse(ctx.pathParam("hash"));
        Blob blob = blobs.find(hash, Visitor.of(ctx).address())
                .orElseThrow(() -> Problem.notFound("There is no file " + hash + " for you."));
        boolean open = blob.type().isPublic();
        String name = hash.hex().substring(2, 18) + "." + blob.type().ending();
        ctx.disableCompression()
                .contentType(blob.type().mediaType())
                .header("Content-Disposition", (open ? "inline" : "attachment") + "; filename=\"" + name + "\"")
                .header("Content-Security-Policy", HARMLESS)
                .header("Cache-Control", (open ? "public, " : "private, ") + YEAR)
                .result(blob.bytes().toArray());
    }
}
