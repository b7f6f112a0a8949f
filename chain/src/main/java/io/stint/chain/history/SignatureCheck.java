package io.stint.chain.history;

import io.stint.chain.history.History.Entry;
import io.stint.chain.history.Verification.Check;
import io.stint.chain.rpc.Node;
import io.stint.chain.rpc.TxInfo;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.escrow.Signatories;
import io.stint.protocol.escrow.Signatories.Required;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks again, without the contract, that everything in a history was signed for: from the data of the transactions.
 * What reached the escrow through another contract, and what a contract signed (ERC-1271), can not be recovered from the
 * data; it is counted and said.
 */
final class SignatureCheck {
    private final Node node;
    private final Domain domain;
    private final Address escrow;
    private final Map<Hash32, Optional<TxInfo>> transactions = new HashMap<>();
    private int recovered;
    private int byCaller;
    private int contracts;

    SignatureCheck(Node node, Domain domain, Address escrow) {
        this.node = node;
        this.domain = domain;
        this.escrow = escrow;
    }

    List<Check> of(History history) {
        List<Check> wrong = new ArrayList<>();
        for (Entry entry : history.entries()) {
            if (Causes.needsAuthority(entry.event()) && !signedFor(entry)) {
                wrong.add(new Check(
                        "signatures",
                        false,
                        entry.event().getClass().getSimpleName() + " in transaction "
                                + entry.log().transaction() + " was not signed for"));
            }
        }
        if (!wrong.isEmpty()) {
            return wrong;
        }
        return List.of(new Check(
                "signatures",
                true,
                recovered + " signatures recovered to their signers, " + byCaller + " times the signer called"
                        + (contracts == 0 ? "" : ", " + contracts + " rest on contracts, which the escrow asked")));
    }

    private boolean signedFor(Entry entry) {
        TxInfo transaction = transactions
                .computeIfAbsent(entry.log().transaction(), node::transaction)
                .orElse(null);
        if (transaction == null) {
            return false;
        }
        if (!transaction.to().equals(Optional.of(escrow))) {
            contracts++;
            return true;
        }
        try {
            return EscrowCalls.decode(transaction.input())
                    .map(call -> Causes.of(entry, call))
                    .orElse(List.of())
                    .stream()
                    .anyMatch(cause -> allSigned(cause, entry.event().agreement(), transaction.from()));
        } catch (BadInput unreadable) {
            // There are odd but valid ways to encode a call; the contract has read this one and checked it.
            contracts++;
            return true;
        }
    }

    private boolean allSigned(EscrowCall cause, Hash32 agreement, Address caller) {
        return Signatories.of(cause, domain).stream()
                .allMatch(required -> required.agreement().equals(agreement) && signed(required, caller));
    }

    private boolean signed(Required required, Address caller) {
        if (required.signature().isEmpty()) {
            boolean called = required.signers().contains(caller);
            byCaller += called ? 1 : 0;
            return called;
        }
        if (recover(required).filter(required.signers()::contains).isPresent()) {
            recovered++;
            return true;
        }
        boolean contract = required.signers().stream()
                .anyMatch(signer -> !node.code(signer).isEmpty());
        contracts += contract ? 1 : 0;
        return contract;
    }

    private static Optional<Address> recover(Required required) {
        try {
            return Secp256k1.recover(
                    required.digest(), Signature.parse(required.signature().toArray()));
        } catch (BadInput notOfAKey) {
            return Optional.empty();
        }
    }
}
