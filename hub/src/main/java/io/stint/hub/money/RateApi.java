package io.stint.hub.money;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.money.RateWatch.Told;
import io.stint.hub.money.RatesSeen.Seen;
import io.stint.hub.web.Json;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/rates}: what coins are worth, by whom, and whether that can be signed. */
public final class RateApi implements Routes {
    private final RateWatch watch;
    private final Token coin;

    /** @param coin the chain's native one */
    public RateApi(RateWatch watch, Token coin) {
        this.watch = watch;
        this.coin = coin;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/rates", this::rates);
        routes.get("/api/rates/answers/{hash}", this::answer);
    }

    private void rates(Context ctx) {
        ObjectNode answer = Json.object();
        ArrayNode rates = answer.putArray("rates");
        String at = ctx.queryParam("at");
        if (at == null) {
            watch.told().forEach(told -> rates.add(now(told)));
        } else {
            watch.seen().at(time(at)).forEach(seen -> rates.add(then(seen)));
        }
        Json.answer(ctx, answer);
    }

    private ObjectNode now(Told told) {
        ObjectNode json = Json.object()
                .put("coin", symbol(told.pair().coin()))
                .put("currency", told.pair().currency())
                .put("usable", told.usable());
        told.rate().ifPresent(rate -> put(json, rate));
        told.trouble().ifPresent(why -> json.put("trouble", why));
        return json;
    }

    private ObjectNode then(Seen seen) {
        ObjectNode json = Json.object()
                .put("coin", symbol(seen.rate().coin()))
                .put("currency", seen.rate().currency())
                .put("usable", true);
        put(json, seen.rate());
        seen.answer().ifPresent(hash -> json.put("answer", hash.hex()));
        return json;
    }

    private static void put(ObjectNode json, DisplayRate rate) {
        json.put("price", rate.perCoin().toPlainString())
                .put("source", rate.source())
                .put("at", rate.at().getEpochSecond());
    }

    private String symbol(String of) {
        return of.isEmpty() ? coin.symbol() : of;
    }

    private static Instant time(String text) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(text));
        } catch (NumberFormatException | DateTimeException e) {
            throw Problem.badField("at", "A time is whole seconds since 1970.");
        }
    }

    private void answer(Context ctx) {
        Bytes found = hash(ctx.pathParam("hash"));
        ctx.contentType("application/octet-stream").result(found.toArray());
    }

    private Bytes hash(String text) {
        try {
            return watch.seen()
                    .answer(Hash32.parse(text))
                    .orElseThrow(() -> Problem.notFound("No source is known to have answered that."));
        } catch (BadInput e) {
            throw Problem.badField("hash", String.valueOf(e.getMessage()));
        }
    }
}
