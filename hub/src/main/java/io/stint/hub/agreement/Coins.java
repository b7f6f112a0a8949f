package io.stint.hub.agreement;

import io.stint.chain.profile.ChainProfile;
import io.stint.hub.money.CoinText;
import io.stint.hub.money.DisplayRate;
import io.stint.hub.money.PriceText;
import io.stint.hub.money.Rates;
import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The money of the chain, and what it is worth for display. */
public final class Coins {
    /** Sums that come out of a rate are whole satoshis. */
    private static final int SAT_DECIMALS = 8;

    private final ChainProfile chain;
    private final List<DisplayRate> rates;

    public Coins(ChainProfile chain, List<DisplayRate> rates) {
        this.chain = chain;
        this.rates = List.copyOf(rates);
    }

    /** The same, with another currency shown when there is a rate for it. */
    public Coins in(String currency) {
        return new Coins(chain, DisplayRate.with(rates, currency));
    }

    /** How sums in a token are written. */
    public CoinText text(Address token, Locale locale) {
        return CoinText.of(token(token), rate(), locale);
    }

    /** How prices in a currency are written. */
    public PriceText prices(Locale locale) {
        return new PriceText(new Rates(chain.coin(), rates), locale);
    }

    /** By which native coin is compared with a currency. */
    public Optional<DisplayRate> rate(String currency) {
        return rates.stream().filter(rate -> rate.currency().equals(currency)).findFirst();
    }

    /** The token at an address; one that is not known is shown in its smallest unit. */
    public Token token(Address address) {
        return chain.money().stream()
                .filter(token -> token.address().equals(address))
                .findFirst()
                .orElseGet(() -> new Token(address, "units", 0));
    }

    /** A sum for people, exact: {@code 0.04 rBTC}. */
    String said(Amount amount, Address token) {
        return new Money(amount, token(token)).toString();
    }

    /** Of which it is known what they are worth, the native coin among them. */
    public List<Address> known() {
        return chain.money().stream().map(Token::address).toList();
    }

    public boolean isKnown(Address token) {
        return chain.money().stream().anyMatch(known -> known.address().equals(token));
    }

    /** All by which native coin is compared with a currency, the reader's own first. */
    public List<DisplayRate> rates() {
        return rates;
    }

    /** By which native coin is shown in another currency. */
    public Optional<DisplayRate> rate() {
        return rates.stream().findFirst();
    }

    /**
     * A sum that somebody typed: in the smallest unit when {@code unit} is left out, else in the token or in a display
     * currency, as a decimal number.
     *
     * @throws Problem when it cannot be read
     */
    Optional<Amount> sum(Input in, String name, Address tokenAddress) {
        Optional<String> unit = in.text("unit");
        if (unit.isEmpty()) {
            return in.wei(name);
        }
        return in.optional(name, text -> converted(decimal(text), unit.get(), token(tokenAddress)));
    }

    private Amount converted(BigDecimal number, String unit, Token token) {
        if (unit.equalsIgnoreCase(token.symbol())) {
            return amount(number, token);
        }
        DisplayRate rate = rates.stream()
                .filter(r -> r.currency().equals(unit) && token.isNative())
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no rate for " + unit));
        return amount(number.divide(rate.perCoin(), SAT_DECIMALS, RoundingMode.DOWN), token);
    }

    private static Amount amount(BigDecimal number, Token token) {
        try {
            Amount amount = Amount.ofWei(number.movePointRight(token.decimals()).toBigIntegerExact());
            if (amount.compareTo(Amount.MAX) > 0) {
                throw new BadInput("that is more than an agreement can hold");
            }
            return amount;
        } catch (ArithmeticException e) {
            throw new BadInput(token.symbol() + " has " + token.decimals() + " decimals: " + number, e);
        }
    }

    private static BigDecimal decimal(String text) {
        if (!text.matches("[0-9]{1,24}([.][0-9]{1,18})?")) {
            throw new BadInput("a number such as 12.50 is wanted, not '" + text + "'");
        }
        return new BigDecimal(text);
    }
}
