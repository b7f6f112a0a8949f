package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.store.Database;
import io.stint.protocol.BadInput;
import java.net.URLEncoder;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns what went wrong into an answer: a problem document for programs, a page for people. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Pages pages;

    Problems(Pages pages) {
        this.pages = pages;
    }

    void add(RoutesConfig routes) {
        routes.exception(Problem.class, (problem, ctx) -> answer(ctx, problem));
        routes.exception(BadInput.class, (e, ctx) -> answer(ctx, Problem.badRequest(message(e))));
        routes.exception(NodeUnreachable.class, (e, ctx) -> answer(ctx, Problem.nodeAway(message(e))));
        routes.exception(NodeError.class, (e, ctx) -> answer(ctx, Problem.nodeAway(message(e))));
        routes.exception(
                HttpResponseException.class, (e, ctx) -> answer(ctx, e.getStatus() == 404 ? nothing(ctx) : of(e)));
        routes.exception(Exception.class, this::broken);
        routes.error(404, "*", ctx -> {
            if (ctx.attribute(ANSWERED) == null) {
                answer(ctx, nothing(ctx));
            }
        });
    }

    private void broken(Exception e, Context ctx) {
        if (Database.isFull(e)) {
            LOG.error("{} {} without room on the database's disk: {}", ctx.method(), Requests.route(ctx), message(e));
            answer(ctx, Problem.diskFull());
        } else if (Database.isAway(e)) {
            LOG.warn("{} {} without the database: {}", ctx.method(), Requests.route(ctx), message(e));
            answer(ctx, Problem.databaseAway());
        } else if (isGone(e)) {
            // Nobody hears the answer; a log that grows with each of them would be theirs to fill.
            LOG.debug("{} {} broke off: {}", ctx.method(), Requests.route(ctx), message(e));
            answer(ctx, Problem.badRequest("The request broke off."));
        } else {
            LOG.error("{} {} failed", ctx.method(), Requests.route(ctx), e);
            answer(ctx, Problem.of(500, "Something broke here", "It is our fault. Try again; nothing was changed."));
        }
    }

    /** Whether whoever asked hung up, or was hung up on. */
    private static boolean isGone(@Nullable Throwable e) {
        return e instanceof EofException || e instanceof ClosedChannelException || (e != null && isGone(e.getCause()));
    }

    private static final String ANSWERED = "problem";

    private static Problem nothing(Context ctx) {
        return Problem.notFound("There is nothing at " + ctx.path() + ".");
    }

    private static Problem of(HttpResponseException e) {
        return Problem.of(e.getStatus(), title(e.getStatus()), message(e));
    }

    private static String title(int status) {
        return switch (status) {
            case 405 -> "Not this method";
            case 413 -> "Too large";
            case 415 -> "Not this content type";
            default -> "The request is not valid";
        };
    }

    private static String message(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    void answer(Context ctx, Problem problem) {
        ctx.attribute(ANSWERED, true);
        if (problem.status() == 401 && wantsPage(ctx)) {
            String next = URLEncoder.encode(ctx.path(), StandardCharsets.UTF_8);
            ctx.redirect("/sign-in?next=" + next);
            return;
        }
        ctx.status(problem.status());
        problem.retryAfter().ifPresent(wait -> ctx.header("Retry-After", Long.toString(wait.toSeconds() + 1)));
        if (wantsPage(ctx)) {
            pages.problem(ctx, problem);
        } else {
            // As bytes: the server takes a text of this type for Latin-1.
            ctx.contentType("application/problem+json")
                    .result(document(problem).toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode document(Problem problem) {
        ObjectNode document = JSON.createObjectNode()
                .put("type", "/problems/" + problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", message(problem));
        if (!problem.fields().isEmpty()) {
            ObjectNode fields = document.putObject("fields");
            problem.fields().forEach(fields::put);
        }
        return document;
    }

    private static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return !ctx.path().startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
