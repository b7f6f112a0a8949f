package io.stint.chain.rpc;

import io.stint.protocol.BadInput;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.escrow.EscrowError;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A revert's data in words: the escrow's own errors, else Solidity's two built-in ones, else the node's text. */
final class RevertReason {
    /** {@code Error(string)} and {@code Panic(uint256)} of Solidity. */
    private static final Bytes ERROR = Bytes.parse("0x08c379a0");

    private static final Bytes PANIC = Bytes.parse("0x4e487b71");

    private RevertReason() {}

    static String inWords(NodeError error) {
        Bytes data = error.data().orElse(Bytes.EMPTY);
        return EscrowError.read(data)
                .map(EscrowError::message)
                .or(() -> builtIn(data))
                .orElseGet(() -> data.isEmpty() ? error.reason() : error.reason() + ", with the data " + data);
    }

    private static Optional<String> builtIn(Bytes data) {
        if (data.size() < 4) {
            return Optional.empty();
        }
        byte[] all = data.toArray();
        Bytes selector = Bytes.of(Arrays.copyOf(all, 4));
        AbiReader arguments = new AbiReader(Arrays.copyOfRange(all, 4, all.length));
        try {
            if (selector.equals(ERROR)) {
                return Optional.of(new String(arguments.bytes().toArray(), StandardCharsets.UTF_8));
            }
            if (selector.equals(PANIC)) {
                BigInteger code = arguments.uint(256);
                return Optional.of("an internal check failed (panic 0x" + code.toString(16) + ")");
            }
        } catch (BadInput _) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
