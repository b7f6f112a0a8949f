package io.stint.cli.demo;

import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.hours.Wage;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One of the hundred: a key, what was agreed, and the fund that covers a full week.
 *
 * @param number from 0; rate, cap, zone and rounding follow from it
 */
record HourlyWorker(int number, PrivateKey key, Scope scope, Terms terms, Hash32 id, Amount fund) {
    private static final int[] CAPS = {12 * 60, 16 * 60, 20 * 60, 24 * 60};
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Madrid"), ZoneId.of("America/Bogota"), ZoneId.of("Asia/Manila"), ZoneId.of("UTC"));
    private static final List<Rounding> ROUNDINGS = List.of(
            new Rounding(6, Rounding.Mode.NEAREST, Rounding.Each.ENTRY),
            new Rounding(15, Rounding.Mode.NEAREST, Rounding.Each.DAY),
            new Rounding(15, Rounding.Mode.UP, Rounding.Each.ENTRY),
            new Rounding(6, Rounding.Mode.DOWN, Rounding.Each.DAY));

    /** Satoshi an hour, of the first rate and between two of them. */
    private static final int LEAST = 19_000;

    private static final int STEP = 333;
    private static final int RATES = 13;
    private static final int SATS = 8;

    /** @param salt of all; each key and agreement follows from it */
    static HourlyWorker of(Stage stage, int number, BigInteger salt) {
        BigInteger own = salt.add(BigInteger.valueOf(number));
        PrivateKey key = PrivateKey.of(
                Hash32.keccak(stage.cast().client().bytes(), own.toByteArray()).bytes());
        Token coin = stage.connection().chain().coin();
        Hourly rule = rule(number, coin);
        Scope scope = new Scope(
                new Salt(Bytes.of(new byte[Salt.LENGTH])),
                Optional.empty(),
                "Photos of the catalogue, by the hour",
                "Photograph what arrives, cut it out, put it into the catalogue.",
                List.of(),
                Optional.of(rule));
        Terms terms =
                MainJob.terms(stage, key.address(), DocumentId.of(scope.json()).hash(), own);
        Amount fund = Wage.of(rule, coin, Optional.empty()).of(rule.weekly().orElseThrow());
        return new HourlyWorker(
                number, key, scope, terms, terms.id(stage.connection().domain()), fund);
    }

    private static Hourly rule(int number, Token coin) {
        BigDecimal rate = BigDecimal.valueOf(LEAST + (long) STEP * (number % RATES), SATS);
        return new Hourly(
                new Price(rate.stripTrailingZeros(), new Currency(coin.symbol())),
                Optional.of(CAPS[number % CAPS.length]),
                PayPeriod.WEEK,
                ZONES.get(number / CAPS.length % ZONES.size()),
                ROUNDINGS.get(number / 2 % ROUNDINGS.size()));
    }

    Address address() {
        return key.address();
    }

    Hourly rule() {
        return scope.hourly().orElseThrow();
    }

    EscrowCall.Open opening() {
        return new EscrowCall.Open(terms, fund, Bytes.of(key.sign(id).compact()), Message.NEVER, Bytes.EMPTY);
    }
}
