package io.stint.protocol.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The units of a native coin with 18 decimals beside its own symbol. */
enum CoinUnit {
    SAT(10),
    GWEI(9),
    WEI(0);

    /** One unit is 10 to this power of wei. */
    final int decimals;

    CoinUnit(int decimals) {
        this.decimals = decimals;
    }

    /** @param name in any case */
    static Optional<CoinUnit> named(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
