package io.stint.hub.room;

import io.stint.hub.agreement.Advice;
import io.stint.protocol.BadInput;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What was typed, read field by field: what cannot be read is noted beside its field and taken as nothing. */
final class Fields {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(?:[.,][0-9]{1,18})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,13}");

    private final Map<String, String> typed;
    private final List<Advice> unreadable = new ArrayList<>();

    Fields(Map<String, String> typed) {
        this.typed = typed;
    }

    List<Advice> unreadable() {
        return unreadable;
    }

    String text(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** Zero when there is nothing. */
    Address address(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return Address.ZERO;
        }
        try {
            return Address.parse(text);
        } catch (BadInput e) {
            unreadable.add(Advice.refuse(name, "noAddress"));
            return Address.ZERO;
        }
    }

    /**
     * A decimal with a point or a comma; zero when there is nothing.
     *
     * @param decimals of the coin; more digits are not read
     */
    Amount amount(String name, int decimals) {
        String text = text(name);
        if (text.isEmpty()) {
            return Amount.ZERO;
        }
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal smallest = new BigDecimal(text.replace(',', '.'))
                    .movePointRight(decimals)
                    .stripTrailingZeros();
            Amount amount = smallest.scale() <= 0 ? Amount.ofWei(smallest.toBigIntegerExact()) : Amount.ZERO;
            if (smallest.scale() <= 0 && amount.compareTo(Amount.MAX) <= 0) {
                return amount;
            }
        }
        unreadable.add(Advice.refuse(name, "noAmount"));
        return Amount.ZERO;
    }

    /** Whole seconds. */
    Duration seconds(String name) {
        return Duration.ofSeconds(number(name, 0xFFFF_FFFFL, "noPeriod"));
    }

    /** Hundredths of a percent. */
    BasisPoints share(String name) {
        return new BasisPoints((int) number(name, BasisPoints.WHOLE, "noPercent"));
    }

    /** A Unix time; the epoch when there is none. */
    Instant time(String name) {
        return Instant.ofEpochSecond(text(name).isEmpty() ? 0 : number(name, 0xFF_FFFF_FFFFL, "noDay"));
    }

    private long number(String name, long most, String otherwise) {
        String text = text(name);
        if (WHOLE.matcher(text).matches() && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        unreadable.add(Advice.refuse(name, otherwise));
        return 0;
    }
}
