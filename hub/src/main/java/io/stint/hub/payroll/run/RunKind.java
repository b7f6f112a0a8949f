package io.stint.hub.payroll.run;

import io.stint.protocol.BadInput;
import io.stint.protocol.payroll.Bulk;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a run does for each worker on its list. */
enum RunKind {
    OPEN,
    TOPUP,
    /** Vouchers, which are signed and not sent. */
    APPROVE,
    /** What the fund has for wages stays there: the bonus is put in, and goes out with its memo. */
    BONUS;

    /** What is sent for each, one after the other. */
    List<Bulk> calls() {
        return switch (this) {
            case OPEN -> List.of(Bulk.OPEN);
            case TOPUP -> List.of(Bulk.TOP_UP);
            case APPROVE -> List.of();
            case BONUS -> List.of(Bulk.TOP_UP, Bulk.PAY);
        };
    }

    Bulk last() {
        return calls().getLast();
    }

    /** Whether each line says what is paid for. */
    boolean needsMemo() {
        return this == APPROVE || this == BONUS;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws BadInput when there is no such kind */
    static RunKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput("a list is for open, topup, approve or bonus, not for '" + word + "'"));
    }
}
