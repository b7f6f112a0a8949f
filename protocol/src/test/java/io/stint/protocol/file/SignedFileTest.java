package io.stint.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.JsonEdits;
import io.stint.protocol.People;
import io.stint.protocol.crypto.Signature;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.file.AgreementFile.SignedDelegation;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A voucher in a file is worth what it says, or the file is refused. */
class SignedFileTest {
    private static final AgreementFile DRAFT = SomeFiles.DRAFT;
    private static final Amount TOTAL = Amount.ofSat(4);

    @ParameterizedTest
    @EnumSource
    void vouchersAreByClientOrApprover(People signer) {
        AgreementFile file = DRAFT.with(SomeFiles.voucher(DRAFT, signer, TOTAL));
        assertThat(accepted(file)).isEqualTo(signer == People.CLIENT || signer == People.APPROVER);
    }

    @ParameterizedTest
    @EnumSource
    void delegationsAreByClientOrApprover(People signer) {
        AgreementFile file = DRAFT.with(SomeFiles.delegation(DRAFT, signer, TOTAL));
        assertThat(accepted(file)).isEqualTo(signer == People.CLIENT || signer == People.APPROVER);
    }

    @Test
    void aDelegatesVoucherReachesItsLimitAndNoFurther() {
        AgreementFile delegated = DRAFT.with(SomeFiles.delegation(DRAFT, People.CLIENT, TOTAL));
        Amount over = TOTAL.plus(Amount.ofWei(1));
        assertThat(accepted(delegated.with(SomeFiles.voucher(DRAFT, People.DELEGATE, TOTAL))))
                .isTrue();
        assertThat(accepted(delegated.with(SomeFiles.voucher(DRAFT, People.DELEGATE, over))))
                .isFalse();
        AgreementFile higher = delegated.with(SomeFiles.delegation(DRAFT, People.APPROVER, over));
        assertThat(accepted(higher.with(SomeFiles.voucher(DRAFT, People.DELEGATE, over))))
                .isTrue();
    }

    @Test
    void aDelegationIsForOneKeyLimitAndSigner() {
        SignedDelegation d = SomeFiles.delegation(DRAFT, People.CLIENT, TOTAL);
        List<SignedDelegation> forged = List.of(
                new SignedDelegation(People.STRANGER.address(), d.limit(), d.signer(), d.signature()),
                new SignedDelegation(d.key(), Amount.MAX, d.signer(), d.signature()),
                new SignedDelegation(d.key(), d.limit(), People.APPROVER.address(), d.signature()),
                SomeFiles.delegation(other(31, DRAFT.escrow(), 1), People.CLIENT, TOTAL));
        assertThat(forged)
                .allSatisfy(delegation ->
                        assertThat(accepted(DRAFT.with(delegation))).isFalse());
        assertThat(accepted(DRAFT.with(d))).isTrue();
    }

    @Test
    void nobodysKeyIsDelegatedByADelegate() {
        SignedDelegation own = SomeFiles.delegation(DRAFT, People.DELEGATE, Amount.MAX);
        AgreementFile file =
                DRAFT.with(SomeFiles.delegation(DRAFT, People.CLIENT, TOTAL)).with(own);
        assertThat(accepted(file)).isFalse();
    }

    @Test
    void theZeroAddressIsNoApprover() {
        AgreementFile alone = AgreementFile.draft(
                DRAFT.chainId(), DRAFT.escrow(), 0, SomeTerms.with(t -> t.client = People.CLIENT.address()));
        SignedVoucher good = SomeFiles.voucher(alone, People.CLIENT, TOTAL);
        assertThat(accepted(alone.with(good))).isTrue();
        assertThat(accepted(alone.with(new SignedVoucher(TOTAL, good.memo(), Address.ZERO, good.signature()))))
                .isFalse();
    }

    @Test
    void aSignatureIsForOneTotalMemoSignerAndAgreement() {
        SignedVoucher v = SomeFiles.voucher(DRAFT, People.CLIENT, TOTAL);
        List<SignedVoucher> forged = List.of(
                new SignedVoucher(Amount.MAX, v.memo(), v.signer(), v.signature()),
                new SignedVoucher(v.total(), Hash32.ZERO, v.signer(), v.signature()),
                new SignedVoucher(v.total(), v.memo(), People.APPROVER.address(), v.signature()),
                SomeFiles.voucher(other(31, DRAFT.escrow(), 1), People.CLIENT, TOTAL),
                SomeFiles.voucher(other(31337, SomeTerms.address("other"), 1), People.CLIENT, TOTAL),
                SomeFiles.voucher(other(31337, DRAFT.escrow(), 2), People.CLIENT, TOTAL));
        assertThat(forged)
                .allSatisfy(voucher -> assertThat(accepted(DRAFT.with(voucher))).isFalse());
        assertThat(accepted(DRAFT.with(v))).isTrue();
    }

    @Test
    void aBatchSignsForEachOfItsLeavesAndForNothingElse() {
        Message.Voucher voucher = new Message.Voucher(DRAFT.id(), TOTAL, Hash32.keccak("a week"));
        Message.Delegation delegation = new Message.Delegation(DRAFT.id(), People.DELEGATE.address(), Amount.ofSat(9));
        Message.Voucher other = new Message.Voucher(Hash32.keccak("another"), TOTAL, voucher.memo());
        MerkleTree tree = new MerkleTree(List.of(other.structHash(), voucher.structHash(), delegation.structHash()));
        Bytes signature = People.CLIENT.sign(new Message.Batch(tree.root()).digest(DRAFT.domain()));
        Address client = People.CLIENT.address();
        SignedVoucher good = new SignedVoucher(TOTAL, voucher.memo(), client, signature, tree.path(1));
        SignedDelegation lent =
                new SignedDelegation(delegation.key(), delegation.limit(), client, signature, tree.path(2));

        AgreementFile file = DRAFT.with(lent).with(good);

        assertThat(accepted(file)).isTrue();
        assertThat(file.approval(good)).isInstanceOf(Approval.Proven.class);
        assertThat(List.of(
                        new SignedVoucher(TOTAL, good.memo(), client, signature, tree.path(0)),
                        new SignedVoucher(TOTAL, good.memo(), client, signature),
                        new SignedVoucher(Amount.MAX, good.memo(), client, signature, tree.path(1))))
                .allSatisfy(wrong -> assertThat(accepted(DRAFT.with(wrong))).isFalse());
    }

    @Test
    void bothFormsOfASignatureAreReadAndTheSecondFormIsRefused() {
        SignedVoucher v = SomeFiles.voucher(DRAFT, People.CLIENT, TOTAL);
        Signature signature = Signature.parse(v.signature().toArray());
        AgreementFile file = DRAFT.with(v);
        String json = AgreementFiles.write(file);
        String longer = "\"" + Bytes.of(signature.bytes65()).hex() + "\"";
        assertThat(AgreementFiles.read(JsonEdits.with(json, "/vouchers/0/signature", longer)))
                .isEqualTo(file);
        BigInteger order = new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
        String highS = order.subtract(new BigInteger(1, signature.s().bytes())).toString(16);
        String twin = signature.r().hex()
                + "0".repeat(64 - highS.length())
                + highS
                + (signature.yParity() == 0 ? "1c" : "1b");
        assertThatThrownBy(() -> AgreementFiles.read(JsonEdits.with(json, "/vouchers/0/signature", "\"" + twin + "\"")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("above n/2");
    }

    @Test
    void oneBadVoucherAmongGoodOnesIsNamed() {
        AgreementFile file = DRAFT.with(SomeFiles.voucher(DRAFT, People.CLIENT, TOTAL))
                .with(SomeFiles.voucher(DRAFT, People.WORKER, Amount.ofSat(9)))
                .with(SomeFiles.voucher(DRAFT, People.APPROVER, TOTAL));
        assertThatThrownBy(() -> AgreementFiles.read(AgreementFiles.write(file)))
                .hasMessageContaining("90000000000 wei")
                .hasMessageContaining(People.WORKER.address().toString());
    }

    private static AgreementFile other(long chainId, Address escrow, long salt) {
        return AgreementFile.draft(chainId, escrow, 0, People.terms(salt));
    }

    private static boolean accepted(AgreementFile file) {
        try {
            return AgreementFiles.read(AgreementFiles.write(file)).equals(file);
        } catch (BadInput refused) {
            return false;
        }
    }
}
