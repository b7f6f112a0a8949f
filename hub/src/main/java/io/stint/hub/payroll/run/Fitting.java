package io.stint.hub.payroll.run;

import io.stint.chain.rpc.Reverted;
import io.stint.chain.send.Action;
import io.stint.chain.send.GasTooDear;
import io.stint.chain.send.InsufficientFunds;
import io.stint.chain.send.Quote;
import io.stint.chain.send.TooMuchGas;
import io.stint.hub.layer.Layer;
import io.stint.hub.web.Problem;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.payroll.Bulk;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * How many one transaction takes: as many as the chain's gas allows by its node's own estimate, with the room that a
 * transaction is given besides, and never more than a hundred.
 */
final class Fitting {
    static final int MOST = 100;

    /** Bytes of calldata. Nodes take transactions of 128 KiB. */
    private static final int LARGEST = 120_000;

    private final Layer layer;
    private final Address by;

    Fitting(Layer layer, Address by) {
        this.layer = layer;
        this.by = by;
    }

    /** An item and what is to be sent for it. */
    record Part(RunItem item, EscrowCall call) {}

    /**
     * The first of them in one transaction; or, where the escrow refuses the very first, that one alone with its reason.
     */
    record Fit(List<Part> parts, Bytes data, Amount value, Optional<Quote> quote, String refused) {
        Fit {
            parts = List.copyOf(parts);
        }

        Quote ready() {
            return quote.orElseThrow();
        }
    }

    /** @throws Problem when the wallet cannot pay for it, or gas is too dear */
    Fit first(Bulk bulk, List<Part> all) {
        int count = Math.min(MOST, all.size());
        while (count > 1 && call(bulk, all.subList(0, count)).data().size() > LARGEST) {
            count--;
        }
        while (true) {
            Fit fit = attempt(bulk, all.subList(0, count));
            if (!fit.refused().isEmpty()) {
                return count == 1 ? fit : culprit(bulk, all, count);
            }
            if (fit.quote().isPresent() && (count == 1 || fits(fit.quote().get()))) {
                return fit;
            }
            count = Math.max(1, count * 4 / 5);
        }
    }

    private boolean fits(Quote quote) {
        return quote.transaction().gas() < layer.chain().maxGas();
    }

    /** With a reason when the escrow refuses it; with neither reason nor quote when it is too much for one transaction. */
    private Fit attempt(Bulk bulk, List<Part> some) {
        Fit fit = of(bulk, some, Optional.empty(), "");
        try {
            return of(bulk, some, Optional.of(quote(fit.data(), fit.value())), "");
        } catch (Reverted e) {
            return of(bulk, some, Optional.empty(), e.reason());
        } catch (TooMuchGas e) {
            return some.size() > 1 ? fit : of(bulk, some, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** The first that is refused: what stands before it goes through. */
    private Fit culprit(Bulk bulk, List<Part> all, int refused) {
        int good = 0;
        int bad = refused;
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (attempt(bulk, all.subList(0, middle)).refused().isEmpty()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        Fit alone = attempt(bulk, all.subList(good, bad));
        return alone.refused().isEmpty()
                ? of(bulk, all.subList(good, bad), Optional.empty(), "the escrow refuses it beside those before it")
                : alone;
    }

    private static Fit of(Bulk bulk, List<Part> some, Optional<Quote> quote, String refused) {
        EscrowCall call = call(bulk, some);
        return new Fit(some, call.data(), Amount.ofWei(call.value()), quote, refused);
    }

    private static EscrowCall call(Bulk bulk, List<Part> some) {
        return bulk.of(some.stream().map(Part::call).toList());
    }

    /**
     * What it takes to send this to the escrow now.
     *
     * @throws Reverted when the escrow would refuse it
     * @throws TooMuchGas when no transaction can do it
     * @throws Problem when the wallet cannot pay for it, or gas is too dear
     */
    Quote quote(Bytes data, Amount value) {
        return quote(new Action(Optional.of(layer.escrow()), value, data));
    }

    Quote quote(Action action) {
        try {
            return Quote.of(layer.chain(), layer.node(), by, action);
        } catch (InsufficientFunds | GasTooDear e) {
            throw Problem.refused(String.valueOf(e.getMessage()));
        }
    }
}
