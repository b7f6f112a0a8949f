package io.stint.cli.term;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as sentences show them: amounts exact, times relative up to a week, hashes short. */
public final class Words {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Words() {}

    public static String money(Amount amount, Token token) {
        return new Money(amount, token).toString();
    }

    public static String shortened(Hash32 hash) {
        return hash.hex().substring(0, 6) + "…" + hash.hex().substring(62);
    }

    public static String shortened(Address address) {
        return address.toString().substring(0, 6) + "…" + address.toString().substring(38);
    }

    /** As "in 3 days", "2 hours ago", or a date. */
    public static String when(Instant time, Instant now) {
        Duration away = Duration.between(now, time);
        if (away.abs().compareTo(WEEK) > 0) {
            return "on " + DATE.format(time);
        }
        if (away.abs().compareTo(Duration.ofSeconds(30)) < 0) {
            return "now";
        }
        return away.isNegative() ? period(away.abs()) + " ago" : "in " + period(away);
    }

    /** The largest unit that says enough: "3 days", "90 minutes". */
    public static String period(Duration period) {
        if (period.toHours() >= 48) {
            return count(Math.round(period.toHours() / 24.0), "day");
        }
        if (period.toMinutes() >= 120) {
            return count(Math.round(period.toMinutes() / 60.0), "hour");
        }
        if (period.toSeconds() >= 120) {
            return count(Math.round(period.toSeconds() / 60.0), "minute");
        }
        return count(period.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
