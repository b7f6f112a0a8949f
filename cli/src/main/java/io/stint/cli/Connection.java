package io.stint.cli;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.TokenReader;
import io.stint.chain.history.History;
import io.stint.chain.history.HistoryReader;
import io.stint.chain.profile.ChainProfile;
import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.protocol.BadInput;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import io.stint.protocol.value.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A node that was asked who it is.
 *
 * @param data the folder where sent transactions are kept
 */
public record Connection(ChainProfile chain, Node node, Path data) {

    /** The escrow of this version of Stint; the same address on every chain. */
    public Address escrow() {
        return EscrowDeployment.address();
    }

    public Domain domain() {
        return EscrowDomain.of(chain.chainId(), escrow());
    }

    /** @throws io.stint.chain.escrow.NotDeployed when the escrow is not on this chain */
    public Connection requireEscrow() {
        EscrowDeployment.require(chain, node, escrow());
        return this;
    }

    /**
     * @throws BadInput when the file is of another chain
     * @throws io.stint.chain.escrow.NotDeployed when it is of another contract
     */
    public Connection require(AgreementFile file) {
        if (file.chainId() != chain.chainId()) {
            throw new BadInput("the agreement is on chain " + file.chainId() + ", but the node is on chain "
                    + chain.chainId() + " (" + chain.name() + "). Choose another --chain or --rpc");
        }
        EscrowDeployment.require(chain, node, file.escrow());
        return this;
    }

    /** Reads an agreement from the chain; empty: it was not opened. */
    public Optional<History> history(Hash32 agreement, long from) {
        return new HistoryReader(chain, node, escrow()).read(agreement, from);
    }

    /** The chain's time. A local chain makes blocks when something is sent: the next one would be of now. */
    public Instant now() {
        Instant newest = node.latestBlock().timestamp();
        Instant here = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return chain.chainId() == ChainProfiles.LOCAL.chainId() && here.isAfter(newest) ? here : newest;
    }

    /**
     * The native coin, a token of the profile, or what the token's contract says of itself.
     *
     * @throws BadInput when there is no ERC-20 token at the address
     */
    public Token token(Address address) {
        if (address.isZero()) {
            return chain.coin();
        }
        return chain.tokens().stream()
                .filter(token -> token.address().equals(address))
                .findFirst()
                .orElseGet(() -> new TokenReader(node, address).token());
    }
}
