package io.stint.protocol.eip712;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;

/** What a signature is good for (EIP-712): it is worth nothing under any other domain. */
public sealed interface Domain {
    String name();

    String version();

    /** The {@code hashStruct} of the domain. */
    Hash32 separator();

    /** A message to one contract on one chain. */
    static OfContract of(String name, String version, long chainId, Address verifyingContract) {
        return new OfContract(name, version, chainId, verifyingContract);
    }

    /** A message to everyone, on no chain. */
    static Anywhere of(String name, String version) {
        return new Anywhere(name, version);
    }

    /** What is signed: Keccak-256 of 0x1901, the separator and the message's {@code hashStruct}. */
    default Hash32 digest(Hash32 structHash) {
        return Hash32.keccak(new byte[] {0x19, 0x01}, separator().bytes(), structHash.bytes());
    }

    /**
     * The domain of a contract's messages.
     *
     * @param chainId as EIP-155 counts chains
     */
    record OfContract(String name, String version, long chainId, Address verifyingContract) implements Domain {
        private static final StructType TYPE =
                StructType.of("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

        @Override
        public Hash32 separator() {
            return StructHash.of(TYPE)
                    .string(name)
                    .string(version)
                    .uint(chainId)
                    .address(verifyingContract)
                    .hash();
        }
    }

    /** The domain of messages that no contract reads. */
    record Anywhere(String name, String version) implements Domain {
        private static final StructType TYPE = StructType.of("EIP712Domain(string name,string version)");

        @Override
        public Hash32 separator() {
            return StructHash.of(TYPE).string(name).string(version).hash();
        }
    }
}
