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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The money of the chain, and what it is worth for display. */
public final class Coins {
    /** Sums that come out of a rate are whole satoshis. */
    private static final int SAT_DECIMALS = 8;

    private final ChainProfile chain;
    private final Supplier<List<DisplayRate>> current;

    public Coins(ChainProfile chain, List<DisplayRate> rates) {
        this(chain, constant(rates));
    }

    /** @param current what coins are worth now, the first currency by default */
    public Coins(ChainProfile chain, Supplier<List<DisplayRate>> current) {
        this.chain = chain;
        this.current = current;
    }

    private static Supplier<List<DisplayRate>> constant(List<DisplayRate> rates) {
        List<DisplayRate> all = List.copyOf(rates);
        return () -> all;
    }

    /** The same at this moment, with another currency shown when there is a rate for it. */
    public Coins in(String currency) {
        return new Coins(chain, DisplayRate.with(current.get(), currency));
    }

    /** How sums in a token are written. */
    public CoinText text(Address token, Locale locale) {
        Token found = token(token);
        return new CoinText(found, rates(found).stream().findFirst(), locale);
    }

    /** How prices in a currency are written. */
    public PriceText prices(Locale locale) {
        return new PriceText(new Rates(chain.coin(), current), locale);
    }

    /** Of a token or the native coin, the reader's own currency first; none: nobody says what it is worth. */
    public List<DisplayRate> rates(Token token) {
        String coin = token.isNative() ? "" : token.symbol();
        return current.get().stream().filter(rate -> rate.coin().equals(coin)).toList();
    }

    /** By which native coin is compared with a currency. */
    public Optional<DisplayRate> rate(String currency) {
        return rates(chain.coin()).stream()
                .filter(rate -> rate.currency().equals(currency))
                .findFirst();
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

    /**
     * From which sum on each known token, the native coin among them, is worth an amount of native coin: by the hub's rates,
     * or one whole coin of a token whose worth nobody says here.
     */
    public Map<Address, Amount> least(Amount coin) {
        return chain.money().stream().collect(Collectors.toMap(Token::address, token -> least(coin, token)));
    }

    /** The same of one token; empty: it is not known. */
    public Optional<Amount> least(Amount coin, Address token) {
        return chain.money().stream()
                .filter(known -> known.address().equals(token))
                .findFirst()
                .map(known -> least(coin, known));
    }

    private Amount least(Amount coin, Token token) {
        if (token.isNative()) {
            return coin;
        }
        Amount one = amount(BigDecimal.ONE, token);
        // Rounded down it may be nothing, which is worth nobody's gas.
        return worth(coin, token).orElse(one).max(Amount.ofWei(1));
    }

    /** The tokens of the chain, the native coin among them. */
    public List<Address> known() {
        return chain.money().stream().map(Token::address).toList();
    }

    public boolean isKnown(Address token) {
        return chain.money().stream().anyMatch(known -> known.address().equals(token));
    }

    /**
     * That a sum is above the most that may be put in.
     *
     * @param most in the token; empty: nobody says here what the token is worth, so that nothing may be
     */
    public record Over(Optional<Amount> most) {}

    /**
     * Whether a sum in a token is above what may be put in.
     *
     * @param largest in native coin; empty: no limit
     */
    public Optional<Over> over(Amount sum, Address token, Optional<Amount> largest) {
        if (largest.isEmpty()) {
            return Optional.empty();
        }
        Optional<Amount> most = token.isZero() ? largest : worth(largest.get(), token(token));
        return most.filter(limit -> sum.compareTo(limit) <= 0).isPresent()
                ? Optional.empty()
                : Optional.of(new Over(most));
    }

    /** Through the first currency in which both are priced, rounded down; empty: there is none. */
    private Optional<Amount> worth(Amount coin, Token token) {
        return rates(token).stream()
                .flatMap(of -> rate(of.currency()).stream()
                        .map(rate -> new BigDecimal(coin.wei(), chain.coin().decimals())
                                .multiply(rate.perCoin())
                                .divide(of.perCoin(), token.decimals(), RoundingMode.DOWN)))
                .findFirst()
                .map(worth -> Amount.ofWei(worth.unscaledValue()));
    }

    /** By which native coin is shown in another currency. */
    public Optional<DisplayRate> rate() {
        return rates(chain.coin()).stream().findFirst();
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
        DisplayRate rate = rates(token).stream()
                .filter(r -> r.currency().equals(unit))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no rate for " + unit));
        return amount(
                number.divide(rate.perCoin(), Math.min(SAT_DECIMALS, token.decimals()), RoundingMode.DOWN), token);
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
