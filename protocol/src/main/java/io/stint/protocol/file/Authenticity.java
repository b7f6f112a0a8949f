package io.stint.protocol.file;

import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.Secp256k1;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;

/**
 * That every voucher and delegation in a file is worth what it says: signed by the key of client, approver or a delegate
 * of theirs. What only a contract could confirm (ERC-1271) is not money in hand and is refused here.
 */
final class Authenticity {
    private final AgreementFile file;
    private final Domain domain;
    private final Hash32 id;

    private Authenticity(AgreementFile file) {
        this.file = file;
        this.domain = file.domain();
        this.id = file.terms().id(domain);
    }

    /** @throws BadInput naming the first that is not */
    static void require(AgreementFile file) {
        Authenticity authenticity = new Authenticity(file);
        file.delegations().forEach(authenticity::require);
        file.vouchers().forEach(authenticity::require);
    }

    private void require(SignedDelegation d) {
        String what = "the delegation to " + d.key();
        requireOneOf(clientOrApprover(file.terms()), d.signer(), what);
        requireSigned(new Message.Delegation(id, d.key(), d.limit()), d.signer(), d.slip(), what);
    }

    private void require(SignedVoucher v) {
        String what = "the voucher over " + v.total();
        boolean delegated = file.delegationOf(v.signer())
                .filter(delegation -> v.total().compareTo(delegation.limit()) <= 0)
                .isPresent();
        if (!delegated) {
            requireOneOf(clientOrApprover(file.terms()), v.signer(), what);
        }
        requireSigned(new Message.Voucher(id, v.total(), v.memo()), v.signer(), v.slip(), what);
    }

    private static List<Address> clientOrApprover(Terms terms) {
        return terms.approver().isZero() ? List.of(terms.client()) : List.of(terms.client(), terms.approver());
    }

    private static void requireOneOf(List<Address> allowed, Address signer, String what) {
        if (!allowed.contains(signer)) {
            throw new BadInput(what + " is by " + signer + ", who may not sign it: the terms allow " + allowed
                    + ". Ask the client for one that is good");
        }
    }

    private void requireSigned(Message message, Address signer, Approval.Slip slip, String what) {
        Message over = slip.path().isEmpty()
                ? message
                : new Message.Batch(MerkleTree.rootOf(message.structHash(), slip.path()));
        boolean signed = Secp256k1.recover(
                        over.digest(domain), Signature.parse(slip.signature().toArray()))
                .filter(signer::equals)
                .isPresent();
        if (!signed) {
            throw new BadInput(what + " is not signed by " + signer
                    + ": the signature is wrong or something was changed. Ask the client for it again");
        }
    }
}
