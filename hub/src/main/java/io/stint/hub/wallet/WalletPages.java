package io.stint.hub.wallet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.NodeError;
import io.stint.chain.rpc.NodeUnreachable;
import io.stint.hub.account.Accounts;
import io.stint.hub.layer.Layer;
import io.stint.hub.layer.Layers;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.DisplayCurrency;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.web.Pages;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Texts;
import io.stint.hub.web.Visitor;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wallet page, and the page of one transaction. */
final class WalletPages implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(WalletPages.class);
    private static final int SHOWN = 10;
    private static final Amount ONE = Amount.ofWei(BigInteger.TEN.pow(18));

    private final Layers layers;
    private final Sending sending;
    private final Accounts accounts;
    private final DisplayCurrency currency;
    private final Pages pages;

    WalletPages(Layers layers, Sending sending, Accounts accounts, DisplayCurrency currency, Pages pages) {
        this.layers = layers;
        this.sending = sending;
        this.accounts = accounts;
        this.currency = currency;
        this.pages = pages;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/wallet", this::wallet);
        routes.get("/wallet/transactions/{hash}", this::transaction);
        routes.get("/wallet/transactions/{hash}/state", this::state);
    }

    private void wallet(Context ctx) {
        Address me = Visitor.signedIn(ctx);
        Held held = held(ctx, me);
        Layer layer = held.layer();
        ChainProfile chain = layer.chain();
        Optional<DisplayRate> rate = rate(ctx, layer);
        List<Money> has = held.money();
        List<Sent> sent = sending.of(me, layer, before(ctx), SHOWN);
        Texts texts = Visitor.of(ctx).texts();
        String address = me.toChecksum(chain.chainId());
        WalletView view = new WalletView(
                address,
                Qr.of(address),
                has.stream().map(balance -> view(balance, rate, texts)).toList(),
                sent.stream().map(one -> view(one, rate, texts)).toList(),
                sent.size() < SHOWN
                        ? Optional.empty()
                        : Optional.of(sent.getLast().sequence()),
                accounts.keepsVault(me),
                accounts.backupMissing(me),
                currency.rates().stream().map(DisplayRate::currency).toList(),
                rate,
                CoinText.of(chain.coin(), rate, texts.locale()).display(ONE),
                layers.first().deployment().isOn(chain) ? "" : Long.toString(chain.chainId()),
                layers.chains().stream()
                        .filter(other -> !other.deployment().isOn(chain))
                        .map(other -> elsewhere(ctx, other, me))
                        .toList());
        pages.on(layer).show(ctx, "wallet", texts.of("wallet.title"), "wallet", Map.of("view", view));
    }

    /** What somebody has on a chain. */
    private record Held(Layer layer, List<Money> money) {}

    /** On the chain that is named; else on the first whose node answers. */
    private Held held(Context ctx, Address me) {
        if (ctx.queryParam(Where.CHAIN) == null) {
            for (Layer layer : layers.chains()) {
                try {
                    return new Held(layer, new Balances(layer).of(me));
                } catch (NodeUnreachable | NodeError e) {
                    LOG.debug("{} does not tell what somebody has", layer.name(), e);
                }
            }
        }
        Layer layer = Where.of(layers, ctx);
        return new Held(layer, new Balances(layer).of(me));
    }

    /** Of a coin that is called as the first one; what others are worth nobody said. */
    private Optional<DisplayRate> rate(Context ctx, Layer layer) {
        return currency.of(ctx)
                .filter(_ -> layer.chain()
                        .coin()
                        .symbol()
                        .equals(layers.first().chain().coin().symbol()));
    }

    /** A node that is away keeps nobody from what they have elsewhere. */
    private WalletView.Elsewhere elsewhere(Context ctx, Layer other, Address me) {
        Optional<List<WalletView.Balance>> has;
        try {
            Texts texts = Visitor.of(ctx).texts();
            Optional<DisplayRate> rate = rate(ctx, other);
            has = Optional.of(new Balances(other)
                    .of(me).stream().map(balance -> view(balance, rate, texts)).toList());
        } catch (NodeUnreachable | NodeError _) {
            has = Optional.empty();
        }
        return new WalletView.Elsewhere(other.chain().name(), "/wallet" + Where.query(layers, other, "?"), has);
    }

    private static long before(Context ctx) {
        String given = ctx.queryParam("before");
        try {
            return given == null ? Long.MAX_VALUE : Long.parseLong(given);
        } catch (NumberFormatException _) {
            throw Problem.badField("before", "It is a number that an earlier page gave.");
        }
    }

    private static WalletView.Balance view(Money balance, Optional<DisplayRate> rate, Texts texts) {
        String number = balance.toString();
        CoinText money = CoinText.of(balance.token(), rate, texts.locale());
        return new WalletView.Balance(
                balance.token().address().hex(),
                balance.token().symbol(),
                number.substring(0, number.indexOf(' ')),
                money.whole(balance.amount()),
                money.display(balance.amount()));
    }

    private SentView view(Sent sent, Optional<DisplayRate> rate, Texts texts) {
        return SentView.of(sent, sending.fate(sent), sending.where(sent).chain(), rate, texts);
    }

    private void transaction(Context ctx) {
        Texts texts = Visitor.of(ctx).texts();
        pages.show(ctx, "transaction", texts.of("wallet.transaction"), "wallet", Map.of("sent", one(ctx)));
    }

    private void state(Context ctx) {
        pages.part(ctx, "transaction-state", Map.of("sent", one(ctx)));
    }

    private SentView one(Context ctx) {
        Sent sent = sending.of(Visitor.signedIn(ctx), Hash32.parse(ctx.pathParam("hash")));
        return view(sent, currency.of(ctx), Visitor.of(ctx).texts());
    }
}
