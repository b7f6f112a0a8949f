package io.stint.protocol.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.Approval.DelegatedBy;
import io.stint.protocol.escrow.Approval.Direct;
import io.stint.protocol.escrow.Approval.Proven;
import io.stint.protocol.escrow.Approval.Signed;
import io.stint.protocol.escrow.Approval.Slip;
import io.stint.protocol.escrow.Approval.Tip;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Amount OVER = Amount.MAX.plus(Amount.ofWei(1));

    @Property(tries = 2_000)
    void whateverProvesAVoucherReadsBack(@ForAll Random random) {
        Proven proven = AnyRecord.of(Proven.class, random);
        assertThat(Approval.decode(proven.encoded())).isEqualTo(proven);
    }

    @Property
    void aSignatureOfAnyLengthReadsBack(@ForAll byte[] signature) {
        Signed signed = new Signed(Bytes.of(signature));
        assertThat(Approval.decode(signed.encoded())).isEqualTo(signed);
        assertThat(signed.encoded().size()).isEqualTo(1 + signature.length);
    }

    @Test
    void nothingMeansThatTheCallerApproves() {
        assertThat(new Direct().encoded()).isEqualTo(Bytes.EMPTY);
        assertThat(Approval.decode(Bytes.EMPTY)).isEqualTo(new Direct());
        assertThat(Approval.decode(Bytes.parse("0x00"))).isEqualTo(new Signed(Bytes.EMPTY));
    }

    @Property
    void noOtherKindIsKnown(@ForAll @IntRange(min = 2, max = 255) int kind, @ForAll byte[] rest) {
        byte[] approval = new byte[1 + rest.length];
        approval[0] = (byte) kind;
        System.arraycopy(rest, 0, approval, 1, rest.length);
        assertThatThrownBy(() -> Approval.decode(Bytes.of(approval)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not " + kind);
    }

    @Property(tries = 20_000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void garbageIsReadOrRefusedInWords(@ForAll Random random) {
        boolean read = decode(
                random.nextBoolean()
                        ? Garbage.behind(new byte[] {1}, random)
                        : Garbage.changed(AnyRecord.of(Proven.class, random).encoded(), 1, random));
        Statistics.label("read").collect(read).coverage(c -> {
            c.check(true).percentage(p -> p > 5);
            c.check(false).percentage(p -> p > 5);
        });
    }

    @Property(tries = 200)
    void evidenceThatIsCutOffIsRefused(@ForAll Random random) {
        Proven proven = AnyRecord.of(Proven.class, random);
        byte[] whole = proven.encoded().toArray();
        int padding = (32 - proven.tip().signature().size() % 32) % 32;
        for (int length = 1; length < whole.length - padding; length++) {
            Bytes cut = Bytes.of(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Approval.decode(cut)).isInstanceOf(BadInput.class);
        }
    }

    /** As {@code Vouchers._proof} does; else contract and reader could see different evidence in the same data. */
    @Property(tries = 200)
    void evidenceThatBeginsElsewhereIsRefused(@ForAll Random random) {
        byte[] evidence = AnyRecord.of(Proven.class, random).encoded().toArray();
        byte[] approval = new byte[evidence.length + 64];
        approval[0] = 1;
        System.arraycopy(evidence, 33, approval, 97, evidence.length - 33);
        for (int offset : new int[] {0, 31, 33, 64, 96, 128}) {
            approval[32] = (byte) offset;
            assertThatThrownBy(() -> Approval.decode(Bytes.of(approval)))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("begins with the number 32");
        }
    }

    @Test
    void whatTheContractCannotHoldIsNotEncoded() {
        List<Proven> unfit = List.of(
                new Proven(Slip.NONE, new DelegatedBy(SomeTerms.address("key"), OVER, Slip.NONE), Tip.NONE),
                new Proven(Slip.NONE, DelegatedBy.NOBODY, new Tip(OVER, Instant.EPOCH, Bytes.EMPTY)),
                new Proven(
                        Slip.NONE,
                        DelegatedBy.NOBODY,
                        new Tip(Amount.ZERO, Instant.ofEpochSecond(1L << 40), Bytes.EMPTY)),
                new Proven(
                        Slip.NONE, DelegatedBy.NOBODY, new Tip(Amount.ZERO, Instant.ofEpochSecond(-1), Bytes.EMPTY)));
        assertThat(unfit)
                .allSatisfy(proven -> assertThatThrownBy(proven::encoded).isInstanceOf(BadInput.class));
    }

    @Test
    void aPathCannotBeChangedFromOutside() {
        List<Hash32> path = new ArrayList<>(List.of(Hash32.ZERO));
        Slip slip = new Slip(Bytes.EMPTY, path);
        path.clear();
        assertThat(slip.path()).containsExactly(Hash32.ZERO);
    }

    private static boolean decode(Bytes approval) {
        try {
            return Approval.decode(approval) instanceof Proven;
        } catch (BadInput refused) {
            assertThat(refused).hasMessageNotContaining("null");
            return false;
        }
    }
}
