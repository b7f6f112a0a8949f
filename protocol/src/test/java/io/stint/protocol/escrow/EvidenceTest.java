package io.stint.protocol.escrow;

import static io.stint.protocol.People.APPROVER;
import static io.stint.protocol.People.CLIENT;
import static io.stint.protocol.People.DELEGATE;
import static io.stint.protocol.People.HUB;
import static io.stint.protocol.People.ID;
import static io.stint.protocol.People.STRANGER;
import static io.stint.protocol.People.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.People;
import io.stint.protocol.escrow.Approval.DelegatedBy;
import io.stint.protocol.escrow.Approval.Proven;
import io.stint.protocol.escrow.Approval.Slip;
import io.stint.protocol.escrow.Approval.Tip;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Vouchers that rest on more than one plain signature: batches, delegates, tips. */
class EvidenceTest {
    private static final Amount TOTAL = Amount.ofSat(7);
    private static final Amount LIMIT = Amount.ofSat(9);
    private static final Hash32 MEMO = Hash32.keccak("memo");
    private static final Instant END = Instant.ofEpochSecond(1_900_000_000);
    private static final Message VOUCHER = new Message.Voucher(ID, TOTAL, MEMO);
    private static final Message DELEGATION = new Message.Delegation(ID, DELEGATE.address(), LIMIT);
    private static final Message DRAW = new Message.Draw(ID, TOTAL, Amount.ofWei(5), END);
    /** Vouchers of others, with ours and a delegation in the midst. */
    private static final MerkleTree BATCH = new MerkleTree(IntStream.range(0, 11)
            .mapToObj(i ->
                    i == 4 ? VOUCHER.structHash() : i == 8 ? DELEGATION.structHash() : Hash32.keccak("voucher " + i))
            .toList());

    private static final Message ROOT = new Message.Batch(BATCH.root());

    @ParameterizedTest
    @EnumSource
    void aBatchIsSignedByClientOrApprover(People signer) {
        assertThat(suffice(new Slip(signer.sign(ROOT), BATCH.path(4)), DelegatedBy.NOBODY, Tip.NONE))
                .isEqualTo(signer == CLIENT || signer == APPROVER);
    }

    @Test
    void aLeafNeedsItsOwnPathAndTheBatchsSignature() {
        assertThat(batched(BATCH.path(5))).isFalse();
        assertThat(batched(BATCH.path(4).subList(0, 3))).isFalse();
        assertThat(batched(BATCH.path(4).reversed())).isFalse();
        assertThat(batched(List.of())).isFalse();
        assertThat(suffice(new Slip(CLIENT.sign(VOUCHER), BATCH.path(4)), DelegatedBy.NOBODY, Tip.NONE))
                .isFalse();
        assertThat(batched(BATCH.path(4))).isTrue();
    }

    @Test
    void aBatchDoesNotApproveAnotherTotalOrMemo() {
        Approval approval = new Proven(new Slip(CLIENT.sign(ROOT), BATCH.path(4)), DelegatedBy.NOBODY, Tip.NONE);
        assertThat(suffice(pay(TOTAL, MEMO, approval))).isTrue();
        assertThat(suffice(pay(TOTAL.plus(Amount.ofWei(1)), MEMO, approval))).isFalse();
        assertThat(suffice(pay(TOTAL, Hash32.ZERO, approval))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheDelegateSignsUnderADelegation(People signer) {
        assertThat(delegated(signer.sign(VOUCHER), CLIENT.sign(DELEGATION))).isEqualTo(signer == DELEGATE);
    }

    @ParameterizedTest
    @EnumSource
    void onlyClientOrApproverDelegate(People signer) {
        assertThat(delegated(DELEGATE.sign(VOUCHER), signer.sign(DELEGATION)))
                .isEqualTo(signer == CLIENT || signer == APPROVER);
    }

    @Test
    void aDelegationIsForItsKeyAndItsLimit() {
        Slip voucher = Slip.of(DELEGATE.sign(VOUCHER));
        Slip delegation = Slip.of(CLIENT.sign(DELEGATION));
        DelegatedBy higher = new DelegatedBy(DELEGATE.address(), Amount.MAX, delegation);
        DelegatedBy another = new DelegatedBy(STRANGER.address(), LIMIT, delegation);
        assertThat(suffice(voucher, higher, Tip.NONE)).isFalse();
        assertThat(suffice(Slip.of(STRANGER.sign(VOUCHER)), another, Tip.NONE)).isFalse();
    }

    @Test
    void voucherAndDelegationMayBothLieInBatches() {
        Slip voucher = new Slip(DELEGATE.sign(ROOT), BATCH.path(4));
        DelegatedBy by = new DelegatedBy(DELEGATE.address(), LIMIT, new Slip(APPROVER.sign(ROOT), BATCH.path(8)));
        assertThat(suffice(voucher, by, Tip.NONE)).isTrue();
        DelegatedBy wrong = new DelegatedBy(DELEGATE.address(), LIMIT, new Slip(APPROVER.sign(ROOT), BATCH.path(4)));
        assertThat(suffice(voucher, wrong, Tip.NONE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTipIsSignedByTheWorker(People signer) {
        assertThat(tipped(signer.sign(DRAW))).isEqualTo(signer == WORKER);
    }

    @Test
    void aTipIsForOneTotalOneSumAndOneDeadline() {
        Bytes signature = WORKER.sign(DRAW);
        Slip voucher = Slip.of(CLIENT.sign(VOUCHER));
        assertThat(suffice(voucher, DelegatedBy.NOBODY, new Tip(Amount.ofWei(6), END, signature)))
                .isFalse();
        assertThat(suffice(voucher, DelegatedBy.NOBODY, new Tip(Amount.ofWei(5), END.plusSeconds(1), signature)))
                .isFalse();
        Message higher = new Message.Voucher(ID, LIMIT, MEMO);
        Approval approval =
                new Proven(Slip.of(CLIENT.sign(higher)), DelegatedBy.NOBODY, new Tip(Amount.ofWei(5), END, signature));
        assertThat(suffice(pay(LIMIT, MEMO, approval))).isFalse();
    }

    @Test
    void withoutATipNobodyAsksTheWorker() {
        Tip none = new Tip(Amount.ZERO, END, STRANGER.sign(DRAW));
        assertThat(suffice(Slip.of(CLIENT.sign(VOUCHER)), DelegatedBy.NOBODY, none))
                .isTrue();
    }

    @Test
    void whoeverCallsNeedsNoSignatureOfTheirOwn() {
        DelegatedBy delegated = new DelegatedBy(DELEGATE.address(), LIMIT, Slip.of(CLIENT.sign(DELEGATION)));
        EscrowCall byDelegate = pay(TOTAL, MEMO, new Proven(Slip.NONE, delegated, Tip.NONE));
        assertThat(People.suffice(byDelegate, DELEGATE)).isTrue();
        assertThat(People.suffice(byDelegate, CLIENT)).isFalse();
        Tip tip = new Tip(Amount.ofWei(5), END, Bytes.EMPTY);
        EscrowCall byWorker = pay(TOTAL, MEMO, new Proven(Slip.of(CLIENT.sign(VOUCHER)), DelegatedBy.NOBODY, tip));
        assertThat(People.suffice(byWorker, WORKER)).isTrue();
        assertThat(People.suffice(byWorker, HUB)).isFalse();
    }

    private static boolean batched(List<Hash32> path) {
        return suffice(new Slip(CLIENT.sign(ROOT), path), DelegatedBy.NOBODY, Tip.NONE);
    }

    private static boolean delegated(Bytes voucher, Bytes delegation) {
        return suffice(Slip.of(voucher), new DelegatedBy(DELEGATE.address(), LIMIT, Slip.of(delegation)), Tip.NONE);
    }

    private static boolean tipped(Bytes draw) {
        return suffice(Slip.of(CLIENT.sign(VOUCHER)), DelegatedBy.NOBODY, new Tip(Amount.ofWei(5), END, draw));
    }

    private static boolean suffice(Slip voucher, DelegatedBy by, Tip tip) {
        return suffice(pay(TOTAL, MEMO, new Proven(voucher, by, tip)));
    }

    private static boolean suffice(EscrowCall call) {
        return People.suffice(call, STRANGER);
    }

    private static EscrowCall pay(Amount total, Hash32 memo, Approval approval) {
        return new EscrowCall.Pay(People.TERMS, total, memo, approval);
    }
}
