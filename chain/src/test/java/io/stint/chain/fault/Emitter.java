package io.stint.chain.fault;

import io.stint.chain.rpc.LogFilter;
import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Map;

/** A contract on anvil that logs as often as it is told, and another that logs what it is told. */
public final class Emitter {
    public static final Address COUNTED = Address.parse("0x00000000000000000000000000000000000e0e01");
    private static final Address TOLD = Address.parse("0x00000000000000000000000000000000000e0e02");

    /** The first argument counts down; each time LOG4 with it as every topic and 160 bytes of zeros. */
    private static final String COUNTING = "0x5f355b80156017578080808060a05fa4600190036002565b00";

    /** LOG3 with the three arguments as topics. */
    private static final String TELLING = "0x5f356020356040355f5fa300";

    private static final String GAS = "0x200000";

    private final Node node;
    private final String sender;

    public Emitter(Node node) {
        this.node = node;
        this.sender = node.rpc().read("eth_accounts").get(0).asString();
        node.rpc().once("anvil_setCode", COUNTED.hex(), COUNTING);
        node.rpc().once("anvil_setCode", TOLD.hex(), TELLING);
        node.rpc().once("evm_setAutomine", false);
        mine(1);
    }

    public static LogFilter filter() {
        return LogFilter.of(COUNTED);
    }

    /** One block with so many logs. */
    public void emit(int logs) {
        send(COUNTED, "0x%064x".formatted(logs));
    }

    /** One block with a log of the other contract. */
    public void tell(List<Hash32> topics) {
        send(
                TOLD,
                "0x"
                        + String.join(
                                "",
                                topics.stream()
                                        .map(topic -> topic.hex().substring(2))
                                        .toList()));
    }

    public void mine(int blocks) {
        node.rpc().once("anvil_mine", "0x" + Integer.toHexString(blocks));
    }

    /** Replaces the newest blocks by as many empty ones. */
    public void reorganise(int depth) {
        node.rpc().once("anvil_reorg", depth, List.of());
    }

    /** The same, with logs in one of the new blocks. */
    public void reorganise(int depth, int logs, int offset) {
        Map<String, Object> transaction =
                Map.of("from", sender, "to", COUNTED.hex(), "data", "0x%064x".formatted(logs), "gas", GAS);
        node.rpc().once("anvil_reorg", depth, List.of(List.of(transaction, offset)));
    }

    /** Takes the newest blocks away. */
    public void takeBack(int blocks) {
        node.rpc().once("anvil_rollback", blocks);
    }

    private void send(Address to, String data) {
        node.rpc().once("eth_sendTransaction", Map.of("from", sender, "to", to.hex(), "data", data, "gas", GAS));
        mine(1);
    }
}
