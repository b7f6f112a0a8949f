package io.stint.protocol.file;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a party keeps of one agreement: all that is needed to open it, draw its vouchers and end it, with no server's
 * help. {@link AgreementFiles} reads and writes it as JSON.
 *
 * @param chainId of the layer 2
 * @param escrow the contract
 * @param sinceBlock the chain's height when the terms were drafted: the agreement cannot be older
 * @param workerSignature over the terms; empty while the worker has not signed
 * @param openSignature the client's, for somebody else to open; empty: the client opens
 * @param vouchers in the order they were signed
 * @param closing a proposal to close together
 */
public record AgreementFile(
        long chainId,
        Address escrow,
        long sinceBlock,
        Terms terms,
        Optional<Bytes> workerSignature,
        Optional<OpenSignature> openSignature,
        List<SignedVoucher> vouchers,
        List<SignedDelegation> delegations,
        Optional<Closing> closing) {

    public AgreementFile {
        vouchers = List.copyOf(vouchers);
        delegations = List.copyOf(delegations);
    }

    /** The client lets anyone open with this amount until the deadline. */
    public record OpenSignature(Amount amount, Instant deadline, Bytes signature) {}

    /**
     * A voucher.
     *
     * @param signer client, approver or the key of a delegation in the same file
     * @param path to the root of the batch that was signed; empty: the voucher itself was
     */
    public record SignedVoucher(Amount total, Hash32 memo, Address signer, Bytes signature, List<Hash32> path) {
        public SignedVoucher {
            path = List.copyOf(path);
        }

        /** Signed by itself. */
        public SignedVoucher(Amount total, Hash32 memo, Address signer, Bytes signature) {
            this(total, memo, signer, signature, List.of());
        }

        Approval.Slip slip() {
            return new Approval.Slip(signature, path);
        }
    }

    /**
     * A delegation.
     *
     * @param signer client or approver
     * @param path to the root of the batch that was signed; empty: the delegation itself was
     */
    public record SignedDelegation(Address key, Amount limit, Address signer, Bytes signature, List<Hash32> path) {
        public SignedDelegation {
            path = List.copyOf(path);
        }

        /** Signed by itself. */
        public SignedDelegation(Address key, Amount limit, Address signer, Bytes signature) {
            this(key, limit, signer, signature, List.of());
        }

        Approval.Slip slip() {
            return new Approval.Slip(signature, path);
        }
    }

    /** What has been signed so far to close together at {@code total}. */
    public record Closing(
            int round, Amount total, Instant deadline, Optional<Bytes> byClient, Optional<Bytes> byWorker) {}

    /** A file with the terms alone. */
    public static AgreementFile draft(long chainId, Address escrow, long sinceBlock, Terms terms) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    public Domain domain() {
        return EscrowDomain.of(chainId, escrow);
    }

    public Hash32 id() {
        return terms.id(domain());
    }

    /** The voucher with the largest total. */
    public Optional<SignedVoucher> best() {
        return vouchers.stream().max(Comparator.comparing(SignedVoucher::total));
    }

    public Optional<SignedDelegation> delegationOf(Address key) {
        return delegations.stream().filter(d -> d.key().equals(key)).max(Comparator.comparing(SignedDelegation::limit));
    }

    /** The evidence with which the contract takes a voucher of this file. */
    public Approval approval(SignedVoucher voucher) {
        Optional<Approval.DelegatedBy> by = delegationOf(voucher.signer())
                .filter(delegation -> voucher.total().compareTo(delegation.limit()) <= 0)
                .map(delegation -> new Approval.DelegatedBy(delegation.key(), delegation.limit(), delegation.slip()));
        return by.isEmpty() && voucher.path().isEmpty()
                ? new Approval.Signed(voucher.signature())
                : new Approval.Proven(voucher.slip(), by.orElse(Approval.DelegatedBy.NOBODY), Approval.Tip.NONE);
    }

    public AgreementFile signedByWorker(Bytes signature) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                Optional.of(signature),
                openSignature,
                vouchers,
                delegations,
                closing);
    }

    public AgreementFile withOpenSignature(OpenSignature signature) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                workerSignature,
                Optional.of(signature),
                vouchers,
                delegations,
                closing);
    }

    public AgreementFile with(SignedVoucher voucher) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                workerSignature,
                openSignature,
                added(vouchers, voucher),
                delegations,
                closing);
    }

    public AgreementFile with(SignedDelegation delegation) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                workerSignature,
                openSignature,
                vouchers,
                added(delegations, delegation),
                closing);
    }

    public AgreementFile with(Closing proposal) {
        return new AgreementFile(
                chainId,
                escrow,
                sinceBlock,
                terms,
                workerSignature,
                openSignature,
                vouchers,
                delegations,
                Optional.of(proposal));
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
