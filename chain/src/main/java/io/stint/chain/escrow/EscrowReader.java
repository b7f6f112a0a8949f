package io.stint.chain.escrow;

import static io.stint.protocol.abi.AbiValue.address;
import static io.stint.protocol.abi.AbiValue.hash;
import static io.stint.protocol.abi.AbiValue.uint;

import io.stint.chain.rpc.Node;
import io.stint.protocol.abi.AbiReader;
import io.stint.protocol.abi.AbiValue;
import io.stint.protocol.abi.Calldata;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;

/**
 * Asks an escrow for its facts as of the newest block, which may still be undone. Every method throws
 * {@link io.stint.chain.rpc.EmptyAnswer} when there is no escrow.
 */
public final class EscrowReader {
    private final Node node;
    private final Address escrow;

    /** Use {@link EscrowDeployment#require} first: any contract could answer like an escrow. */
    public EscrowReader(Node node, Address escrow) {
        this.node = node;
        this.escrow = escrow;
    }

    public AgreementOnChain agreement(Hash32 agreement) {
        return AgreementOnChain.read(ask("agreements(bytes32)", hash(agreement)));
    }

    /** @param round from 1 */
    public ClaimOnChain claim(Hash32 agreement, int round) {
        return ClaimOnChain.read(ask("claims(bytes32,uint16)", hash(agreement), uint(round, 16)));
    }

    /**
     * What somebody can withdraw.
     *
     * @param token zero: the native coin
     * @return in the token's smallest unit; it may be beyond an agreement's amounts
     */
    public BigInteger credit(Address owner, Address token) {
        return ask("credits(address,address)", address(owner), address(token)).uint(256);
    }

    /** What the next {@code Withdrawal} that the owner signs must name. */
    public long counter(Address owner) {
        return ask("counters(address)", address(owner)).uint(64).longValueExact();
    }

    /** The EIP-712 domain separator under which the escrow checks signatures. */
    public Hash32 domainSeparator() {
        return ask("DOMAIN_SEPARATOR()").hash();
    }

    /** The id of an agreement with these terms, as the escrow computes it. */
    public Hash32 idOf(Bytes packedTerms) {
        return ask("idOf(bytes)", AbiValue.bytes(packedTerms)).hash();
    }

    private AbiReader ask(String signature, AbiValue... arguments) {
        return new AbiReader(node.view(escrow, Calldata.of(signature, AbiValue.tuple(arguments)))
                .toArray());
    }
}
