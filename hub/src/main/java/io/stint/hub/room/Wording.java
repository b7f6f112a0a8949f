package io.stint.hub.room;

import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Moment;
import io.stint.hub.agreement.Said;
import io.stint.hub.agreement.Step;
import io.stint.hub.money.CoinText;
import io.stint.hub.web.Texts;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says things in one language to one person: people by their names, sums with what they are worth, times from now.
 *
 * @param viewer empty: nobody is signed in
 * @param now the chain's time
 */
public record Wording(Texts texts, Coins coins, People people, Optional<Address> viewer, Instant now) {

    public String say(Said said) {
        Object[] arguments = said.arguments().toArray();
        Arrays.setAll(arguments, i -> argument(arguments[i]));
        return texts.of(said.key(), arguments);
    }

    /** The text of a key, with arguments as {@link Said} takes them. */
    public String of(String key, Object... arguments) {
        return say(Said.of(key, arguments));
    }

    /** How sums in a token are written. */
    public CoinText money(Address token) {
        return coins.text(token, texts.locale());
    }

    /** As people are called on this hub, else the address, shortened; whoever is not named yet has words, too. */
    public String name(Address address) {
        if (address.isZero()) {
            return texts.of("room.unnamed");
        }
        return people.name(address).orElseGet(() -> shortened(address.toString()));
    }

    public boolean isMe(Address address) {
        return viewer.filter(address::equals).isPresent();
    }

    /** {@code 3 days}. */
    public String period(Duration period) {
        return Times.period(texts, period);
    }

    /** {@code in 2 days}, {@code 3 hours ago}; a date when it is over a week away. */
    public String when(Instant time) {
        return Times.when(texts, time, now);
    }

    /** {@code 3 days left}; the date when it is over a week away. */
    public String until(Instant time) {
        return Times.left(texts, time, now)
                .map(left -> texts.of("room.left", left))
                .orElseGet(() -> texts.of("room.until", when(time)));
    }

    /** What a step is called where it is a button or a link. */
    public String button(Step step) {
        return texts.of(step.action().equals("rule") ? "room.do.rule" : "agreement.do." + step.action());
    }

    /** What happened, with who did it where that is known: {@code Amara Osei handed in work}. */
    public String happened(Moment moment) {
        String told = "room.did." + moment.name();
        if (!texts.has(told)) {
            return say(moment.said());
        }
        Address by = moment.by().orElse(Address.ZERO);
        List<Object> arguments = new ArrayList<>(List.of(isMe(by) ? 1 : 0, by));
        arguments.addAll(moment.said().arguments());
        return say(new Said(told, arguments));
    }

    /** To the minute, in UTC: behind what {@link #when} says. */
    public String exactly(Instant time) {
        return Times.exactly(texts, time);
    }

    /** A day without its year, short: {@code 3 Nov}. */
    public String day(LocalDate day) {
        return Times.day(texts, day);
    }

    /** {@code 2.5 %}. */
    public String share(BasisPoints share) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(share.value(), 2)) + "\u00a0%";
    }

    /** {@code 0x83d2…11b7}. */
    public static String shortened(String hex) {
        return hex.length() <= 12 ? hex : hex.substring(0, 6) + "…" + hex.substring(hex.length() - 4);
    }

    private Object argument(Object value) {
        return switch (value) {
            case Said.Sum sum -> money(sum.token()).inSentence(sum.amount());
            case Address address -> name(address);
            case Duration period -> period(period);
            case Instant time -> when(time);
            case BasisPoints share -> share(share);
            case Hash32 hash -> shortened(hash.hex());
            case Said said -> say(said);
            default -> value;
        };
    }
}
