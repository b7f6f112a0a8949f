package work.stint.protocol.escrow;

import work.stint.protocol.eip712.Domain;
import work.stint.protocol.value.Address;

/** The EIP-712 domain of the escrow's messages. */
public final class EscrowDomain {
    private EscrowDomain() {}

    public static Domain of(long chainId, Address escrow) {
        return Domain.of("Stint Escrow", "1", chainId, escrow);
    }
}
