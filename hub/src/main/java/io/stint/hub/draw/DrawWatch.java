package io.stint.hub.draw;

import io.stint.hub.store.Database;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Looks which draws are due by workers' rules on one chain, and has them drawn. Of one thread. */
public final class DrawWatch {
    private static final int AT_ONCE = 200;

    private final Database database;
    private final long chain;
    private final List<Integer> layers;
    private final Drawer drawer;
    private final Supplier<Instant> time;
    private Instant noted = Instant.EPOCH;

    /** Who draws, and pays for it. */
    public interface Drawer {
        /** Whether it pays the gas of a draw of so much. */
        boolean pays(Address token, Amount open);

        /** Asks for a draw in the caller's transaction; false: one is on its way. */
        boolean draw(Handle handle, Hash32 agreement);

        /** Of a unit of gas now, in wei. */
        BigInteger gasPrice();
    }

    /**
     * @param layers on the chain, at least one
     * @param time the chain's
     */
    public DrawWatch(Database database, long chain, List<Integer> layers, Drawer drawer, Supplier<Instant> time) {
        this.database = database;
        this.chain = chain;
        this.layers = List.copyOf(layers);
        this.drawer = drawer;
        this.time = time;
    }

    public void look() {
        Instant now = time.get();
        if (!now.isBefore(noted.plus(GasSeen.EVERY))) {
            BigInteger price = drawer.gasPrice();
            database.transact(h -> GasSeen.note(h, chain, price, now));
            noted = now;
        }
        database.transact(h -> look(h, now));
    }

    private void look(Handle handle, Instant now) {
        List<Chosen> rules = DrawRules.due(handle, chain, now, AT_ONCE);
        if (rules.isEmpty()) {
            return;
        }
        Map<Address, List<Drawable>> open =
                Drawables.of(handle, rules.stream().map(Chosen::worker).toList(), layers);
        Map<Address, Instant> again = new HashMap<>();
        for (Chosen chosen : rules) {
            List<Drawable> worth = open.getOrDefault(chosen.worker(), List.of()).stream()
                    .filter(one -> drawer.pays(one.token(), one.open()))
                    .toList();
            List<Drawable> due = DueDraws.of(chosen, worth, () -> gas(handle, now), now);
            boolean asked = false;
            for (Drawable one : due) {
                asked |= drawer.draw(handle, one.agreement());
            }
            if (asked) {
                DrawRules.drawn(handle, chosen.worker(), chain, now);
            }
            again.put(chosen.worker(), DueDraws.next(chosen, worth, now));
        }
        DrawRules.lookAgain(handle, chain, again);
    }

    private GasNow gas(Handle handle, Instant now) {
        return new GasNow(drawer.gasPrice(), GasSeen.cheap(handle, chain, now));
    }
}
