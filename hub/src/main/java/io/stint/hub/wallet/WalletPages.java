package io.stint.hub.wallet;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.chain.profile.ChainProfile;
import io.stint.hub.account.Accounts;
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

/** The wallet page, and the page of one transaction. */
final class WalletPages implements Routes {
    private static final int SHOWN = 10;
    private static final Amount ONE = Amount.ofWei(BigInteger.TEN.pow(18));

    private final ChainProfile chain;
    private final Balances balances;
    private final Sending sending;
    private final Accounts accounts;
    private final DisplayCurrency currency;
    private final Pages pages;

    WalletPages(
            ChainProfile chain,
            Balances balances,
            Sending sending,
            Accounts accounts,
            DisplayCurrency currency,
            Pages pages) {
        this.chain = chain;
        this.balances = balances;
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
        Optional<DisplayRate> rate = currency.of(ctx);
        List<Money> has = balances.of(me);
        List<Sent> sent = sending.of(me, before(ctx), SHOWN);
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
                CoinText.of(chain.coin(), rate, texts.locale()).display(ONE));
        pages.show(ctx, "wallet", texts.of("wallet.title"), "wallet", Map.of("view", view));
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
        return SentView.of(sent, sending.fate(sent), chain, rate, texts);
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
