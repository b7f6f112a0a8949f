package io.stint.hub.wallet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.web.Json;
import io.stint.hub.web.JsonRequest;
import io.stint.hub.web.RateLimit;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sending over HTTP: prepare, pass on, and what became of it. */
final class TransactionRoutes implements Routes {
    private final Layers layers;
    private final Sending sending;
    private final DisplayCurrency currency;
    private final RateLimit posts;

    TransactionRoutes(Layers layers, Sending sending, DisplayCurrency currency, Clock clock) {
        this.layers = layers;
        this.sending = sending;
        this.currency = currency;
        this.posts = new RateLimit(60, Duration.ofMinutes(1), clock);
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/wallet", this::wallet);
        routes.post("/api/actions/send/prepare", this::prepare);
        routes.post("/api/transactions", this::pass);
        routes.post("/api/transactions/sent", this::note);
        routes.get("/api/transactions/nonce", this::nonce);
        routes.get("/api/transactions/{hash}", this::fate);
    }

    private void wallet(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Layer layer = Where.of(layers, ctx);
        ArrayNode money = Json.array();
        new Balances(layer)
                .of(me)
                .forEach(balance -> money.addObject()
                        .put("token", balance.token().address().toString())
                        .put("symbol", balance.token().symbol())
                        .put("decimals", balance.token().decimals())
                        .put("amount", balance.amount().wei().toString()));
        ObjectNode answer = Json.object()
                .put("address", me.toString())
                .put("chainId", layer.chain().chainId());
        answer.set("balances", money);
        Json.answer(ctx, answer);
    }

    private void prepare(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Texts texts = Visitor.of(ctx).texts();
        SendPreparation.Form form = Json.body(ctx, "send", SendPreparation.Form::read);
        Layer layer = Where.of(layers, form.chain());
        SendPreparation.Prepared prepared = new SendPreparation(layer, texts).prepare(me, form);
        Optional<DisplayRate> rate = currency.of(ctx);
        ObjectNode answer = Json.object();
        answer.set("summary", summary(layer, prepared, form, texts, rate));
        Money fee = new Money(prepared.quote().fee(), layer.chain().coin());
        answer.put("cost", texts.of("wallet.send.cost", withWorth(fee, rate, texts)))
                .put("undoable", false)
                .put("submit", "/api/transactions/sent" + Where.query(layers, layer, "?"));
        answer.set("transaction", TransactionJson.of(prepared.quote().transaction()));
        Json.answer(ctx, answer);
    }

    private ArrayNode summary(
            Layer layer,
            SendPreparation.Prepared prepared,
            SendPreparation.Form form,
            Texts texts,
            Optional<DisplayRate> rate) {
        ArrayNode lines = Json.array();
        Address to = prepared.to();
        lines.add(texts.of(
                "wallet.send.does",
                withWorth(prepared.money(), rate, texts),
                to.toChecksum(layer.chain().chainId())));
        if (!layer.node().code(to).isEmpty()) {
            lines.add(texts.of("wallet.send.contract"));
        }
        if (form.to().strip().equals(to.hex())) {
            lines.add(texts.of("wallet.send.unchecked"));
        }
        return lines;
    }

    private static String withWorth(Money sum, Optional<DisplayRate> rate, Texts texts) {
        CoinText money = CoinText.of(sum.token(), rate, texts.locale());
        return money.display(sum.amount())
                .map(worth -> money.whole(sum.amount()) + " (" + worth + ")")
                .orElseGet(() -> money.whole(sum.amount()));
    }

    private void pass(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        posts.use(me.hex());
        // A transaction for a hundred agreements is larger than a document may be.
        Bytes raw = JsonRequest.read(ctx, in -> in.parsed("raw", Bytes::parse));
        Json.answer(ctx, Json.object().put("hash", sending.pass(me, raw).hex()));
    }

    private void note(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        posts.use(me.hex());
        Hash32 hash = Json.body(ctx, "request", in -> in.hash("transaction"));
        sending.note(me, Where.of(layers, ctx), hash);
        Json.answer(ctx, Json.object().put("location", "/wallet/transactions/" + hash.hex()));
    }

    private void nonce(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        String given = ctx.queryParam("address");
        Address asked = given == null ? me : Address.parse(given);
        Json.answer(
                ctx,
                Json.object()
                        .put("nonce", Long.toString(Where.of(layers, ctx).node().pendingNonce(asked))));
    }

    private void fate(Context ctx) {
        Sent sent = sending.of(Visitor.signedIn(ctx), Hash32.parse(ctx.pathParam("hash")));
        Fate fate = sending.fate(sent);
        ObjectNode answer = Json.object().put("hash", sent.hash().hex()).put("state", fate.word());
        fate.end().ifPresent(end -> answer.put("block", end.block()).put("succeeded", end.succeeded()));
        Json.answer(ctx, answer);
    }
}
