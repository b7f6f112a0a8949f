package io.stint.hub.payroll.run;

import io.stint.protocol.escrow.EscrowCall;
import java.util.Arrays;
import java.util.List;

/** The calls of the escrow that do the same for many agreements. */
enum Bulk {
    OPEN("openMany") {
        @Override
        EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.OpenMany(
                    each.stream().map(EscrowCall.Open.class::cast).toList());
        }
    },
    TOP_UP("topUpMany") {
        @Override
        EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.TopUpMany(
                    each.stream().map(EscrowCall.TopUp.class::cast).toList());
        }
    },
    PAY("payMany") {
        @Override
        EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.PayMany(
                    each.stream().map(EscrowCall.Pay.class::cast).toList());
        }
    };

    private final String function;

    Bulk(String function) {
        this.function = function;
    }

    /** One call for all of these. */
    abstract EscrowCall of(List<EscrowCall> each);

    /** Whether money of whoever sends it goes in. */
    boolean takes() {
        return this != PAY;
    }

    /** The function's name. */
    String function() {
        return function;
    }

    static Bulk parse(String function) {
        return Arrays.stream(values())
                .filter(bulk -> bulk.function.equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(function));
    }
}
