package io.stint.protocol.agreement;

import io.stint.protocol.agreement.Movement.Account;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.value.Amount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An agreement's money in the five kinds that Stint shows everywhere. They add up to all that was paid in less what went
 * back to the client.
 */
public record MoneyBar(Map<Part, Amount> parts) {
    /** In the order in which they are shown. */
    public enum Part {
        DRAWN("Drawn"),
        SECURED("Secured"),
        CLAIMED("Claimed"),
        DISPUTED("Disputed"),
        LEFT("Left in the fund");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public MoneyBar {
        parts = Map.copyOf(parts);
    }

    /**
     * @param approved the total of the highest voucher that the viewer holds; zero: none. Drawn is all that left for the
     *     worker's side and the fees, by vouchers, claims and rulings.
     */
    public static MoneyBar of(Agreement agreement, Amount approved) {
        Amount secured = Secured.gross(agreement, approved);
        Ledger ledger = agreement.ledger();
        Amount drawn = ledger.receivedBy(Account.PAYEE)
                .plus(ledger.receivedBy(Account.HUB))
                .plus(ledger.receivedBy(Account.ARBITER));
        Map<Part, Amount> parts = new EnumMap<>(Part.class);
        parts.put(Part.DRAWN, drawn);
        parts.put(Part.SECURED, secured);
        parts.put(Part.CLAIMED, agreement.claimed(ClaimState.PENDING));
        parts.put(Part.DISPUTED, agreement.claimed(ClaimState.DISPUTED).plus(agreement.aside()));
        parts.put(Part.LEFT, agreement.left().minus(secured));
        return new MoneyBar(parts);
    }

    public Amount of(Part part) {
        return parts.getOrDefault(part, Amount.ZERO);
    }

    public Amount total() {
        return parts.values().stream().reduce(Amount.ZERO, Amount::plus);
    }

    /**
     * The parts as whole cells of a bar, largest remainder first, so that they fill it exactly and no part above zero
     * vanishes while there is room.
     *
     * @param width cells, over zero
     */
    public List<Part> cells(int width) {
        List<Part> cells = new ArrayList<>();
        if (total().isZero()) {
            return cells;
        }
        Map<Part, Integer> widths = Shares.of(parts, total(), width);
        for (Part part : Part.values()) {
            for (int i = 0; i < widths.getOrDefault(part, 0); i++) {
                cells.add(part);
            }
        }
        return cells;
    }
}
