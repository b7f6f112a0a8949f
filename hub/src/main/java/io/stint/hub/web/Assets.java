package io.stint.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.protocol.StintException;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Style, script and icons. Each is served under a name with a part of its hash, so browsers may keep it for ever, and is
 * compressed once.
 */
public final class Assets {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    /** Parts of the script, which the bundler names by their contents. */
    private static final Pattern HASHED = Pattern.compile("app-[a-z]+-[0-9A-Z]{8}\\.js");

    /** Of names that there are only: anybody may ask for any. */
    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    private record Asset(Bytes plain, Bytes compressed, String type, String hash) {}

    /**
     * Where a page finds an asset.
     *
     * @param name such as {@code stint.css}
     * @throws StintException when there is none: a mistake in a template
     */
    public String url(String name) {
        Asset asset = find(name).orElseThrow(() -> new StintException("there is no asset " + name));
        return "/assets/" + asset.hash() + "/" + name;
    }

    void add(RoutesConfig routes) {
        routes.get("/assets/{hash}/{name}", this::serve);
    }

    private void serve(Context ctx) {
        String name = ctx.pathParam("name");
        Asset asset = found(name);
        serve(
                ctx,
                asset,
                asset.hash().equals(ctx.pathParam("hash"))
                        || HASHED.matcher(name).matches());
    }

    /** Answers with an asset whose path has no hash: browsers ask for it again each time. */
    public void serve(Context ctx, String name) {
        serve(ctx, found(name), false);
    }

    private Asset found(String name) {
        return find(name).orElseThrow(() -> Problem.notFound("There is no file " + name + "."));
    }

    private static void serve(Context ctx, Asset asset, boolean current) {
        ctx.header("Cache-Control", current ? FOREVER : "no-cache").contentType(asset.type());
        String accepted = ctx.header("Accept-Encoding");
        if (accepted != null && accepted.contains("gzip")) {
            ctx.disableCompression()
                    .header("Content-Encoding", "gzip")
                    .result(asset.compressed().toArray());
        } else {
            ctx.disableCompression().result(asset.plain().toArray());
        }
        ctx.header("Vary", "Accept-Encoding");
    }

    private Optional<Asset> find(String name) {
        Asset known = loaded.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Asset> found = load(name);
        found.ifPresent(asset -> loaded.put(name, asset));
        return found;
    }

    /** How many are kept. */
    int kept() {
        return loaded.size();
    }

    /** Names without a folder only: what is asked for comes from outside. */
    private static Optional<Asset> load(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("/") || name.contains("\\")) {
            return Optional.empty();
        }
        try (InputStream in = Assets.class.getResourceAsStream("/static/" + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            String hash = Hash32.sha256(plain).hex().substring(2, 18);
            return Optional.of(new Asset(Bytes.of(plain), Bytes.of(compressed(plain)), type, hash));
        } catch (IOException e) {
            throw new StintException("the asset " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
