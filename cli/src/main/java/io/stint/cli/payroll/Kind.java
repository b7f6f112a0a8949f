package io.stint.cli.payroll;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.Locale;

/** What a run does for each worker on its list. */
enum Kind {
    OPEN("Opened"),
    TOPUP("Topped up"),
    APPROVE("Approved"),
    PAY("Paid"),
    BONUS("Paid as a bonus"),
    DRAW("Drawn");

    private final String done;

    Kind(String done) {
        this.done = done;
    }

    /** As an answer begins: {@code Topped up}. */
    String done() {
        return done;
    }

    /** Whether it names what is paid for. */
    boolean needsMemo() {
        return this == APPROVE || this == PAY || this == BONUS;
    }

    static Kind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("unknown kind of run '" + text + "'; there are " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
