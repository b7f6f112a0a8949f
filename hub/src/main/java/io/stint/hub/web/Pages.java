package io.stint.hub.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import io.stint.hub.account.Session;
import io.stint.hub.layer.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders pages by their templates. */
public final class Pages {
    private static final String PACKAGE = "io.stint.hub.page";

    private final TemplateEngine templates;
    private final Assets assets;
    private final Site site;

    public Pages(Assets assets, Site site) {
        this(
                TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE),
                assets,
                site);
    }

    private Pages(TemplateEngine templates, Assets assets, Site site) {
        this.templates = templates;
        this.assets = assets;
        this.site = site;
    }

    /** The same for what is on a layer: the page's wallet works on its chain. */
    public Pages on(Layer layer) {
        return new Pages(templates, assets, site.on(layer));
    }

    /** The hub's name. */
    String hub() {
        return site.name();
    }

    /**
     * Answers with a page.
     *
     * @param template without folder and ending: {@code board}
     * @param section of the navigation, or an empty text
     * @param model what the template takes beside its {@code frame}
     */
    public void show(Context ctx, String template, String title, String section, Map<String, ?> model) {
        html(ctx, render(template, frame(ctx, title, section), model));
    }

    /** Answers with a part of a page, for a page that is open already. */
    public void part(Context ctx, String template, Map<String, ?> model) {
        html(ctx, render(template, frame(ctx, "", ""), model));
    }

    void problem(Context ctx, Problem problem) {
        Texts texts = Visitor.of(ctx).texts();
        String key = "problem." + problem.status();
        String title = texts.has(key) ? texts.of(key) : problem.title();
        show(ctx, "problem", title, "", Map.of("problem", problem));
    }

    /** What a page shows depends on who asks, so nobody may keep it. */
    private static void html(Context ctx, byte[] page) {
        ctx.contentType("text/html; charset=utf-8")
                .header("Cache-Control", "no-store")
                .result(page);
    }

    private byte[] render(String template, Frame frame, Map<String, ?> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("frame", frame);
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template + ".jte", parameters, out);
        return out.toByteArray();
    }

    private Frame frame(Context ctx, String title, String section) {
        Visitor visitor = Visitor.of(ctx);
        Optional<Session> session = visitor.session();
        Optional<String> stream = session.flatMap(_ -> Optional.ofNullable(ctx.attribute(Frame.STREAM)));
        return new Frame(site, title, section, ctx.path(), assets, visitor.texts(), session, stream);
    }
}
