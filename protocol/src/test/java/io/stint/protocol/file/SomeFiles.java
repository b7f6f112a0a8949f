package io.stint.protocol.file;

import io.stint.protocol.People;
import io.stint.protocol.Values;
import io.stint.protocol.file.AgreementFile.Closing;
import io.stint.protocol.file.AgreementFile.OpenSignature;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Agreement files: one with every field, and any. */
final class SomeFiles {
    private static final Instant SOON = Instant.ofEpochSecond(1_800_000_000);
    private static final Arbitrary<People> CLIENTS = Arbitraries.of(People.CLIENT, People.APPROVER);

    static final AgreementFile DRAFT = AgreementFile.draft(31337, People.ESCROW, 17, People.TERMS);

    /** Everything that a file can hold, twice where there can be many. */
    static final AgreementFile FULL = new AgreementFile(
            31337,
            People.ESCROW,
            17,
            People.TERMS,
            Optional.of(content("worker")),
            Optional.of(new OpenSignature(Amount.ofSat(3), SOON, content("open"))),
            List.of(voucher(DRAFT, People.CLIENT, Amount.ofSat(1)), voucher(DRAFT, People.DELEGATE, Amount.ofSat(2))),
            List.of(
                    delegation(DRAFT, People.CLIENT, Amount.ofSat(2)),
                    delegation(DRAFT, People.APPROVER, Amount.ofSat(5))),
            Optional.of(new Closing(
                    7, Amount.ofSat(2), SOON, Optional.of(content("client")), Optional.of(content("close")))));

    private SomeFiles() {}

    static Arbitrary<AgreementFile> any() {
        Arbitrary<AgreementFile> drafts = Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Values.address(),
                        Arbitraries.longs().greaterOrEqual(0),
                        terms(),
                        Values.content().optional(),
                        openSignature().optional(),
                        closing().optional())
                .as((chainId, escrow, block, terms, worker, open, closing) ->
                        new AgreementFile(chainId, escrow, block, terms, worker, open, List.of(), List.of(), closing));
        return drafts.flatMap(draft -> Combinators.combine(
                        vouchers(draft), delegations(draft), Values.amount().optional())
                .as((vouchers, delegations, limit) -> delegated(with(draft, vouchers, delegations), limit)));
    }

    static Arbitrary<List<SignedVoucher>> vouchers(AgreementFile of) {
        return Combinators.combine(CLIENTS, Values.amount())
                .as((signer, total) -> voucher(of, signer, total))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<List<SignedDelegation>> delegations(AgreementFile of) {
        return Combinators.combine(CLIENTS, Values.amount())
                .as((signer, limit) -> delegation(of, signer, limit))
                .list()
                .ofMaxSize(2);
    }

    static SignedVoucher voucher(AgreementFile of, People signer, Amount total) {
        Hash32 memo = Hash32.keccak("memo of " + total);
        Message message = new Message.Voucher(of.id(), total, memo);
        return new SignedVoucher(total, memo, signer.address(), signer.sign(message.digest(of.domain())));
    }

    static SignedDelegation delegation(AgreementFile of, People signer, Amount limit) {
        Message message = new Message.Delegation(of.id(), People.DELEGATE.address(), limit);
        return new SignedDelegation(
                People.DELEGATE.address(), limit, signer.address(), signer.sign(message.digest(of.domain())));
    }

    /** With a delegate's voucher that reaches the limit. */
    private static AgreementFile delegated(AgreementFile file, Optional<Amount> limit) {
        return limit.map(most ->
                        file.with(delegation(file, People.CLIENT, most)).with(voucher(file, People.DELEGATE, most)))
                .orElse(file);
    }

    private static AgreementFile with(
            AgreementFile file, List<SignedVoucher> vouchers, List<SignedDelegation> delegations) {
        AgreementFile all = file;
        for (SignedDelegation delegation : delegations) {
            all = all.with(delegation);
        }
        for (SignedVoucher voucher : vouchers) {
            all = all.with(voucher);
        }
        return all;
    }

    /** Any terms of our client and approver. */
    private static Arbitrary<Terms> terms() {
        return Values.terms().map(terms -> {
            byte[] packed = PackedTerms.pack(terms);
            System.arraycopy(People.CLIENT.address().bytes(), 0, packed, 0, 20);
            System.arraycopy(People.APPROVER.address().bytes(), 0, packed, 60, 20);
            return PackedTerms.unpack(packed);
        });
    }

    private static Arbitrary<OpenSignature> openSignature() {
        return Combinators.combine(Values.amount(), Values.time(), Values.content())
                .as(OpenSignature::new);
    }

    private static Arbitrary<Closing> closing() {
        Arbitrary<Optional<Bytes>> signature = Values.content().optional();
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xFFFF), Values.amount(), Values.time(), signature, signature)
                .as(Closing::new);
    }

    private static Bytes content(String of) {
        return Bytes.of(Hash32.keccak(of).bytes());
    }
}
