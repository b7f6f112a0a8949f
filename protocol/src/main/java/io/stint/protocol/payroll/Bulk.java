package io.stint.protocol.payroll;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowCall;
import java.util.Arrays;
import java.util.List;

/** The calls of the escrow that do the same for many agreements. */
public enum Bulk {
    OPEN("openMany") {
        @Override
        public EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.OpenMany(
                    each.stream().map(EscrowCall.Open.class::cast).toList());
        }
    },
    TOP_UP("topUpMany") {
        @Override
        public EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.TopUpMany(
                    each.stream().map(EscrowCall.TopUp.class::cast).toList());
        }
    },
    PAY("payMany") {
        @Override
        public EscrowCall of(List<EscrowCall> each) {
            return new EscrowCall.PayMany(
                    each.stream().map(EscrowCall.Pay.class::cast).toList());
        }
    };

    private final String function;

    Bulk(String function) {
        this.function = function;
    }

    /**
     * One call for all of these.
     *
     * @param each the same call for one agreement
     */
    public abstract EscrowCall of(List<EscrowCall> each);

    /** Whether money of whoever sends it goes in. */
    public boolean takes() {
        return this != PAY;
    }

    /** @throws BadInput when the contract has no such function */
    public static Bulk parse(String text) {
        return Arrays.stream(values())
                .filter(bulk -> bulk.function.equals(text))
                .findFirst()
                .orElseThrow(() -> new BadInput("the escrow has no call '" + text + "' for many"));
    }

    /** The function's name. */
    @Override
    public String toString() {
        return function;
    }
}
