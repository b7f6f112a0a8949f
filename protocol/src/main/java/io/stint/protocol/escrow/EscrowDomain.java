package io.stint.protocol.escrow;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;

/** The EIP-712 domain of the escrow's messages. */
public final class EscrowDomain {
    private EscrowDomain() {}

    public static Domain of(long chainId, Address escrow) {
        return Domain.of("Stint Escrow", "1", chainId, escrow);
    }
}
