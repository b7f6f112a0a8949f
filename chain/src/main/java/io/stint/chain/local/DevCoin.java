package io.stint.chain.local;

import io.stint.chain.rpc.JsonRpc;
import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;

/** Coin from nothing, on anvil. Real chains know no such method, and refuse it. */
public final class DevCoin {
    private final JsonRpc rpc;

    public DevCoin(Node node) {
        this.rpc = node.rpc();
    }

    /** From now on the account has exactly this. */
    public void give(Address account, Amount amount) {
        rpc.once("anvil_setBalance", account.hex(), "0x" + amount.wei().toString(16));
    }
}
