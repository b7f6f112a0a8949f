package io.stint.hub.room;

import io.stint.protocol.value.Amount;
import java.time.Duration;

/** Terms to begin with. Each sets the periods and shares; people, sum and scope stay as they are. */
public enum Preset {
    /** A job of days: everything short, claims up to half. */
    SMALL(days(2), days(3), days(3), 5_000, 5_000, Duration.ZERO),
    /** A job of weeks. */
    USUAL(days(4), days(10), days(7), 2_500, 5_000, Duration.ZERO),
    /** Months of work: time to look closely, and a client who stays for a month at least. */
    LONG(days(7), days(14), days(21), 1_500, 5_000, days(30));

    public final Duration review;
    public final Duration ruling;
    public final Duration notice;

    /** The largest claim, as a share of the sum. */
    public final int claimCapBps;

    /** The worker's share when nobody rules. */
    public final int fallbackBps;

    /** From today on; zero: none. */
    public final Duration commitment;

    Preset(Duration review, Duration ruling, Duration notice, int claimCapBps, int fallbackBps, Duration commitment) {
        this.review = review;
        this.ruling = ruling;
        this.notice = notice;
        this.claimCapBps = claimCapBps;
        this.fallbackBps = fallbackBps;
        this.commitment = commitment;
    }

    /** For keys of messages and links. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The one of a link; the usual one when there is none of this name. */
    public static Preset named(String word) {
        for (Preset preset : values()) {
            if (preset.word().equals(word)) {
                return preset;
            }
        }
        return USUAL;
    }

    Amount claimCap(Amount sum) {
        return sum.bps(claimCapBps);
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }
}
