package io.stint.hub.arbiter;

import io.stint.hub.web.Problem;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;

/**
 * Where a page of arbiters ended. Who moves in the list between two pages, since they ruled meanwhile, may be missed or
 * seen twice.
 *
 * @param clients different ones whose disputes they ruled
 */
public record ArbiterCursor(int clients, Amount fee, Address address) {
    /** {@code clients.fee.address}, which needs no escaping in an address. */
    @Override
    public String toString() {
        return clients + "." + fee.wei() + "." + address;
    }

    /** @throws Problem when it is none that {@link #toString} gave */
    @SuppressWarnings("UnusedException")
    public static ArbiterCursor parse(String text) {
        if (!text.matches("[0-9]{1,9}\\.[0-9]{1,29}\\.0x[0-9a-fA-F]{40}")) {
            throw wrong();
        }
        String[] parts = text.split("\\.", 3);
        try {
            return new ArbiterCursor(
                    Integer.parseInt(parts[0]), Amount.ofWei(new BigInteger(parts[1])), Address.parse(parts[2]));
        } catch (BadInput e) {
            throw wrong();
        }
    }

    private static Problem wrong() {
        return Problem.badField("after", "This is no place in the list. Take it from 'next' of the page before.");
    }
}
