package io.stint.protocol.escrow;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the escrow's events from logs. */
public final class EscrowEvents {
    private static final Map<Hash32, Reader> READERS = new HashMap<>();

    static {
        event(
                "Opened(bytes32,address,address,uint96,bytes)",
                (topics, data) -> new EscrowEvent.Opened(
                        topics.hash(),
                        topics.address(),
                        topics.address(),
                        data.amount(),
                        PackedTerms.unpack(data.bytes().toArray())));
        event(
                "ToppedUp(bytes32,address,uint96)",
                (topics, data) -> new EscrowEvent.ToppedUp(topics.hash(), topics.address(), data.amount()));
        event(
                "Paid(bytes32,uint96,bytes32)",
                (topics, data) -> new EscrowEvent.Paid(topics.hash(), data.amount(), data.hash()));
        event(
                "Tipped(bytes32,address,uint96)",
                (topics, data) -> new EscrowEvent.Tipped(topics.hash(), topics.address(), data.amount()));
        event(
                "Claimed(bytes32,uint16,uint96,uint40,bytes32)",
                (topics, data) ->
                        new EscrowEvent.Claimed(topics.hash(), data.uint16(), data.amount(), data.time(), data.hash()));
        event(
                "Objected(bytes32,uint16,uint96,uint96,uint40,bytes32)",
                (topics, data) -> new EscrowEvent.Objected(
                        topics.hash(), data.uint16(), data.amount(), data.amount(), data.time(), data.hash()));
        event("Collected(bytes32,uint16)", (topics, data) -> new EscrowEvent.Collected(topics.hash(), data.uint16()));
        event("Conceded(bytes32,uint16)", (topics, data) -> new EscrowEvent.Conceded(topics.hash(), data.uint16()));
        event("Retracted(bytes32,uint16)", (topics, data) -> new EscrowEvent.Retracted(topics.hash(), data.uint16()));
        event(
                "Ruled(bytes32,uint16,uint96,bytes32)",
                (topics, data) -> new EscrowEvent.Ruled(topics.hash(), data.uint16(), data.amount(), data.hash()));
        event(
                "Lapsed(bytes32,uint16,uint96)",
                (topics, data) -> new EscrowEvent.Lapsed(topics.hash(), data.uint16(), data.amount()));
        event("NoticeGiven(bytes32,uint40)", (topics, data) -> new EscrowEvent.NoticeGiven(topics.hash(), data.time()));
        event("Withdrawn(bytes32,uint96)", (topics, data) -> new EscrowEvent.Withdrawn(topics.hash(), data.amount()));
        event(
                "ClosedTogether(bytes32,uint96,uint96)",
                (topics, data) -> new EscrowEvent.ClosedTogether(topics.hash(), data.amount(), data.amount()));
        event(
                "QuitByWorker(bytes32,uint96)",
                (topics, data) -> new EscrowEvent.QuitByWorker(topics.hash(), data.amount()));
        event(
                "Credited(bytes32,address,address,uint256)",
                (topics, data) ->
                        new EscrowEvent.Credited(topics.hash(), topics.address(), topics.address(), data.uint(256)));
        event(
                "CreditWithdrawn(address,address,address,uint256)",
                (topics, data) -> new EscrowEvent.CreditWithdrawn(
                        topics.address(), topics.address(), data.address(), data.uint(256)));
    }

    private EscrowEvents() {}

    /**
     * @param topics of the log, the event's signature hash first
     * @return empty for an event that the escrow does not have
     * @throws BadInput when the log has the event's signature but not its shape
     */
    public static Optional<EscrowEvent> read(List<Hash32> topics, Bytes data) {
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        Reader reader = READERS.get(topics.getFirst());
        if (reader == null) {
            return Optional.empty();
        }
        byte[] indexed = new byte[32 * (topics.size() - 1)];
        for (int i = 1; i < topics.size(); i++) {
            System.arraycopy(topics.get(i).bytes(), 0, indexed, 32 * (i - 1), 32);
        }
        return Optional.of(reader.read(new AbiReader(indexed), new AbiReader(data.toArray())));
    }

    /** The first topic of an event: the hash of its signature. */
    static Hash32 topic(String signature) {
        return Hash32.keccak(signature);
    }

    private static void event(String signature, Reader reader) {
        READERS.put(topic(signature), reader);
    }

    private interface Reader {
        EscrowEvent read(AbiReader topics, AbiReader data);
    }
}
