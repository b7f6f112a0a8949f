package io.stint.protocol.eip712;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;

/**
 * What a signature is good for (EIP-712): it is worth nothing under any other domain. Immutable; the separator is
 * worked out once, so keep a domain that signs or checks many messages.
 */
public final class Domain {
    private static final StructType OF_CONTRACT =
            StructType.of("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final StructType ANYWHERE = StructType.of("EIP712Domain(string name,string version)");

    private static final int PREFIX = 2;

    private final Struct struct;
    private final Hash32 separator;

    private Domain(Struct struct) {
        this.struct = struct;
        this.separator = struct.hash();
    }

    /**
     * A message to one contract on one chain.
     *
     * @param chainId as EIP-155 counts chains
     */
    public static Domain of(String name, String version, long chainId, Address verifyingContract) {
        return new Domain(Struct.of(OF_CONTRACT)
                .string(name)
                .string(version)
                .uint(chainId)
                .address(verifyingContract)
                .build());
    }

    /** A message to everyone, on no chain: what no contract reads. */
    public static Domain of(String name, String version) {
        return new Domain(Struct.of(ANYWHERE).string(name).string(version).build());
    }

    /** Its parts, as {@code EIP712Domain}. */
    Struct struct() {
        return struct;
    }

    /** The {@code hashStruct} of the domain. */
    public Hash32 separator() {
        return separator;
    }

    /** What is signed: Keccak-256 of 0x1901, the separator and the message's {@code hashStruct}. */
    public Hash32 digest(Hash32 structHash) {
        byte[] signed = new byte[PREFIX + 2 * Hash32.LENGTH];
        signed[0] = 0x19;
        signed[1] = 0x01;
        separator.copyTo(signed, PREFIX);
        structHash.copyTo(signed, PREFIX + Hash32.LENGTH);
        return Hash32.keccak(signed);
    }

    /** Equal when the separators are: the hash covers every part. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Domain that && separator.equals(that.separator);
    }

    @Override
    public int hashCode() {
        return separator.hashCode();
    }

    @Override
    public String toString() {
        return "Domain " + separator;
    }
}
