package io.stint.protocol.escrow;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Bytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads calls back from a transaction's data, so that anyone can check what was signed. */
public final class EscrowCalls {
    private static final Map<String, Function<AbiReader, EscrowCall>> READERS = new HashMap<>();

    static {
        call("open(bytes,uint96,bytes,uint40,bytes)", EscrowCalls::open);
        call(
                "openWithPermit((bytes,uint96,bytes,uint40,bytes),(uint256,uint256,uint8,bytes32,bytes32))",
                in -> new EscrowCall.OpenWithPermit(in.tuple(EscrowCalls::open), permit(in)));
        call(
                "openMany((bytes,uint96,bytes,uint40,bytes)[])",
                in -> new EscrowCall.OpenMany(in.tuples(EscrowCalls::open)));
        call("topUp(bytes,uint96)", EscrowCalls::topUp);
        call(
                "topUpWithPermit(bytes,uint96,(uint256,uint256,uint8,bytes32,bytes32))",
                in -> new EscrowCall.TopUpWithPermit(terms(in), in.amount(), permit(in)));
        call("topUpMany((bytes,uint96)[])", in -> new EscrowCall.TopUpMany(in.tuples(EscrowCalls::topUp)));
        call("pay(bytes,uint96,bytes32,bytes)", EscrowCalls::pay);
        call("payMany((bytes,uint96,bytes32,bytes)[])", in -> new EscrowCall.PayMany(in.tuples(EscrowCalls::pay)));
        call(
                "claim(bytes,uint16,uint96,bytes32,uint40,uint40,bytes)",
                in -> new EscrowCall.Claim(
                        terms(in), in.uint16(), in.amount(), in.hash(), in.time(), in.time(), in.bytes()));
        call(
                "object(bytes,uint16,bytes32,uint96,uint40,bytes)",
                in -> new EscrowCall.ObjectTo(terms(in), in.uint16(), in.hash(), in.amount(), in.time(), in.bytes()));
        call("collect(bytes,uint16)", in -> new EscrowCall.Collect(terms(in), in.uint16()));
        call(
                "concede(bytes,uint16,uint96,bytes)",
                in -> new EscrowCall.Concede(terms(in), in.uint16(), in.amount(), in.bytes()));
        call("retract(bytes,uint16,bytes)", in -> new EscrowCall.Retract(terms(in), in.uint16(), in.bytes()));
        call(
                "rule(bytes,uint16,uint96,bytes32,bytes)",
                in -> new EscrowCall.Rule(terms(in), in.uint16(), in.amount(), in.hash(), in.bytes()));
        call("lapse(bytes,uint16)", in -> new EscrowCall.Lapse(terms(in), in.uint16()));
        call("giveNotice(bytes,uint40,bytes)", in -> new EscrowCall.GiveNotice(terms(in), in.time(), in.bytes()));
        call("withdraw(bytes)", in -> new EscrowCall.Withdraw(terms(in)));
        call(
                "close(bytes,uint16,uint96,uint40,bytes,bytes)",
                in -> new EscrowCall.Close(terms(in), in.uint16(), in.amount(), in.time(), in.bytes(), in.bytes()));
        call(
                "quit(bytes,uint96,uint40,bytes)",
                in -> new EscrowCall.Quit(terms(in), in.amount(), in.time(), in.bytes()));
        call(
                "withdrawCredit(address,address,address,uint64,uint40,bytes)",
                in -> new EscrowCall.WithdrawCredit(
                        in.address(), in.address(), in.address(), in.uint(64), in.time(), in.bytes()));
    }

    private EscrowCalls() {}

    /**
     * @param data of a transaction to the escrow
     * @return empty for a function that changes nothing or that the escrow does not have
     * @throws BadInput when the arguments are cut off or do not fit
     */
    public static Optional<EscrowCall> decode(Bytes data) {
        if (data.size() < 4) {
            return Optional.empty();
        }
        byte[] all = data.toArray();
        String selector = HexFormat.of().formatHex(all, 0, 4);
        return Optional.ofNullable(READERS.get(selector))
                .map(reader -> reader.apply(new AbiReader(Arrays.copyOfRange(all, 4, all.length))));
    }

    private static EscrowCall.Open open(AbiReader in) {
        return new EscrowCall.Open(terms(in), in.amount(), in.bytes(), in.time(), in.bytes());
    }

    private static EscrowCall.TopUp topUp(AbiReader in) {
        return new EscrowCall.TopUp(terms(in), in.amount());
    }

    private static EscrowCall.Pay pay(AbiReader in) {
        return new EscrowCall.Pay(terms(in), in.amount(), in.hash(), Approval.decode(in.bytes()));
    }

    private static EscrowCall.Permit permit(AbiReader in) {
        return new EscrowCall.Permit(in.uint(256), in.uint(256), in.uint(8).intValueExact(), in.hash(), in.hash());
    }

    private static Terms terms(AbiReader in) {
        return PackedTerms.unpack(in.bytes().toArray());
    }

    private static void call(String signature, Function<AbiReader, EscrowCall> reader) {
        READERS.put(HexFormat.of().formatHex(Calldata.selector(signature)), reader);
    }
}
