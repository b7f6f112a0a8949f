package io.stint.hub.wallet;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.Reverted;
import io.stint.chain.send.GasTooDear;
import io.stint.chain.send.InsufficientFunds;
import io.stint.chain.send.Quote;
import io.stint.chain.send.TooMuchGas;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Texts;
import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Works out the transaction that sends coin or a token to somebody, and what it costs. */
final class SendPreparation {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}([.,][0-9]{1,30})?");
    private static final int LONGEST = 64;

    private final ChainProfile chain;
    private final Node node;
    private final Balances balances;
    private final Texts texts;

    /** @param texts what is wrong is said in the visitor's language */
    SendPreparation(Layer layer, Texts texts) {
        this.chain = layer.chain();
        this.node = layer.node();
        this.balances = new Balances(layer);
        this.texts = texts;
    }

    /**
     * What is typed.
     *
     * @param token its address, zero for the native coin
     * @param amount in whole coins or tokens
     * @param all instead of an amount
     * @param chain its id; empty: the first of the hub's
     */
    record Form(String to, String token, Optional<String> amount, boolean all, Optional<String> chain) {
        static Form read(JsonFields in) {
            return new Form(
                    in.line("to", LONGEST),
                    in.line("token", LONGEST),
                    in.optional("amount", name -> in.line(name, LONGEST)),
                    in.optional("all", in::flag).orElse(false),
                    in.optional(Where.CHAIN, name -> in.line(name, LONGEST)));
        }
    }

    /** What is about to be sent. */
    record Prepared(Address to, Money money, Quote quote) {}

    /** @throws Problem at the field that is wrong, or when it cannot be paid */
    Prepared prepare(Address sender, Form form) {
        Address to = receiver(form.to());
        Token token = chain.money().stream()
                .filter(known -> known.address().hex().equalsIgnoreCase(form.token()))
                .findFirst()
                .orElseThrow(() -> wrong("token", "wallet.error.token"));
        if (to.equals(token.address())) {
            throw wrong("to", "wallet.error.tokenItself");
        }
        try {
            return form.all() ? everything(sender, to, token) : some(sender, to, money(form, token));
        } catch (InsufficientFunds | TooMuchGas | GasTooDear e) {
            throw wrong("amount", "wallet.error.cannot", said(e));
        } catch (Reverted e) {
            throw wrong("to", "wallet.error.reverts", said(e));
        }
    }

    private Problem wrong(String field, String text, Object... arguments) {
        return Problem.badField(field, texts.of(text, arguments));
    }

    private static String said(StintException e) {
        return String.valueOf(e.getMessage());
    }

    private Address receiver(String typed) {
        Address to;
        try {
            to = Address.parse(typed.strip());
        } catch (BadInput e) {
            throw wrong("to", "wallet.error.address", said(e));
        }
        if (to.isZero()) {
            throw wrong("to", "wallet.error.zero");
        }
        return to;
    }

    private Money money(Form form, Token token) {
        String typed = form.amount().map(String::strip).orElseThrow(() -> wrong("amount", "wallet.error.amount"));
        if (!NUMBER.matcher(typed).matches()) {
            throw wrong("amount", "wallet.error.digits");
        }
        BigDecimal smallest = new BigDecimal(typed.replace(',', '.'))
                .movePointRight(token.decimals())
                .stripTrailingZeros();
        if (smallest.scale() > 0) {
            throw wrong("amount", "wallet.error.decimals", token.symbol(), token.decimals());
        }
        if (smallest.signum() == 0) {
            throw wrong("amount", "wallet.error.amount");
        }
        return new Money(Amount.ofWei(smallest.toBigIntegerExact()), token);
    }

    private Prepared some(Address sender, Address to, Money money) {
        requireBalance(balance(sender, money.token()), money);
        return new Prepared(to, money, Quote.of(chain, node, sender, Transfer.action(to, money)));
    }

    /** Of the coin, all but the fee for it; the fee is that of a smallest amount, which uses the same gas. */
    private Prepared everything(Address sender, Address to, Token token) {
        Amount balance = balance(sender, token);
        if (!token.isNative()) {
            return some(sender, to, new Money(positive(balance), token));
        }
        Quote trial = Quote.of(chain, node, sender, Transfer.action(to, new Money(Amount.ofWei(1), token)));
        if (balance.compareTo(trial.fee()) <= 0) {
            throw wrong("amount", "wallet.error.noFee");
        }
        return some(sender, to, new Money(balance.minus(trial.fee()), token));
    }

    private Amount positive(Amount amount) {
        if (amount.isZero()) {
            throw wrong("amount", "wallet.error.nothing");
        }
        return amount;
    }

    private Amount balance(Address sender, Token token) {
        List<Money> all = balances.of(sender);
        return all.stream()
                .filter(money -> money.token().equals(token))
                .map(Money::amount)
                .findFirst()
                .orElse(Amount.ZERO);
    }

    private void requireBalance(Amount balance, Money money) {
        if (balance.compareTo(money.amount()) < 0) {
            throw wrong("amount", "wallet.error.more", new Money(balance, money.token()));
        }
    }
}
