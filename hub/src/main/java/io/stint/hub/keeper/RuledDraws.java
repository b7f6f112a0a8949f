package io.stint.hub.keeper;

import io.stint.chain.rpc.Node;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.Opened;
import io.stint.hub.agreement.Relay;
import io.stint.hub.agreement.Voucher;
import io.stint.hub.agreement.Vouchers;
import io.stint.hub.draw.DrawWatch;
import io.stint.protocol.agreement.Agreement;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Puts draws that workers' rules want into the queue, where the keeper finds several together. */
final class RuledDraws implements DrawWatch.Drawer {
    private final Agreements agreements;
    private final Relay relay;
    private final Node node;
    private final Clock clock;

    /** @param relay of the chain that the node is of */
    RuledDraws(Agreements agreements, Relay relay, Node node, Clock clock) {
        this.agreements = agreements;
        this.relay = relay;
        this.node = node;
        this.clock = clock;
    }

    @Override
    public boolean pays(Address token, Amount open) {
        return relay.pays(token, open);
    }

    @Override
    public BigInteger gasPrice() {
        return relay.gasPrice();
    }

    @Override
    public boolean draw(Handle handle, Hash32 agreement) {
        Optional<Opened> found = agreements.opened(agreement);
        Optional<Voucher> best = Vouchers.best(handle, agreement);
        if (found.isEmpty() || best.isEmpty() || KeeperJobs.isLive(handle, agreement, "draw")) {
            return false;
        }
        Agreement opened = found.get().agreement();
        // A contract may use as much gas as it likes when it is paid, and more than it did when that was tried.
        boolean alone = !node.code(opened.terms().receiver()).isEmpty();
        Due.Deed deed = Due.draw(opened, best.get());
        KeeperJobs.addRuled(handle, found.get().layer(), agreement, deed.call().data(), alone, clock.instant());
        return true;
    }
}
