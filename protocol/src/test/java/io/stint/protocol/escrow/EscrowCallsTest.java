package io.stint.protocol.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.BadInput;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class EscrowCallsTest {
    private static final Terms IN_COIN = SomeTerms.with(t -> {});
    private static final Terms IN_TOKEN = SomeTerms.with(t -> t.token = SomeTerms.address("token"));

    @Property(tries = 3_000)
    void everyCallReadsBackFromItsData(@ForAll Random random) {
        EscrowCall call = AnyRecord.call(random);
        assertThat(EscrowCalls.decode(call.data())).hasValue(call);
    }

    @Test
    void everyCallIsAFunctionOfTheContract() {
        Set<String> called = new HashSet<>();
        for (Class<?> type : EscrowCall.class.getPermittedSubclasses()) {
            EscrowCall call = (EscrowCall) AnyRecord.of(type, new Random(1));
            assertThat(call.signature()).startsWith(call.function() + "(");
            called.add(call.signature());
        }
        assertThat(ContractAbi.functions()).containsAll(called);
        assertThat(called).hasSize(EscrowCall.class.getPermittedSubclasses().length);
    }

    @Property(tries = 3_000)
    void randomBytesAreNoCall(@ForAll byte[] data) {
        assertThat(EscrowCalls.decode(Bytes.of(data))).isEmpty();
    }

    @Property(tries = 30_000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void garbageBehindASelectorIsRefusedInWords(@ForAll Random random) {
        byte[] selector = Arrays.copyOf(AnyRecord.call(random).data().toArray(), 4);
        decode(Garbage.behind(selector, random));
    }

    @Property(tries = 30_000)
    @StatisticsReport(StatisticsReportMode.OFF)
    void changedDataAreReadOrRefusedInWords(@ForAll Random random) {
        boolean read = decode(Garbage.changed(AnyRecord.call(random).data(), 4, random));
        Statistics.label("read").collect(read).coverage(c -> {
            c.check(true).percentage(p -> p > 10);
            c.check(false).percentage(p -> p > 10);
        });
    }

    @Test
    void dataWithoutAKnownSelectorAreNoCall() {
        for (String hex : List.of("0x", "0x00", "0x123456", "0x12345678", "0x12345678" + "00".repeat(640))) {
            assertThat(EscrowCalls.decode(Bytes.parse(hex))).isEmpty();
        }
    }

    @Test
    void nativeCoinGoesWithTheCallAndTokensDoNot() {
        assertThat(topUp(IN_COIN, 5).value()).isEqualTo(5);
        assertThat(topUp(IN_TOKEN, 5).value()).isZero();
        assertThat(open(IN_COIN, 7).value()).isEqualTo(7);
        assertThat(open(IN_TOKEN, 7).value()).isZero();
        assertThat(new EscrowCall.OpenMany(List.of(open(IN_COIN, 7), open(IN_TOKEN, 1), open(IN_COIN, 8))).value())
                .isEqualTo(15);
        assertThat(new EscrowCall.TopUpMany(List.of(topUp(IN_TOKEN, 7), topUp(IN_COIN, 8))).value())
                .isEqualTo(8);
        assertThat(new EscrowCall.OpenMany(List.of()).value()).isZero();
        assertThat(objection(IN_COIN, 9).value()).isEqualTo(9);
        assertThat(objection(IN_TOKEN, 9).value()).isZero();
        assertThat(new EscrowCall.Collect(IN_COIN, 1).value()).isZero();
    }

    @Test
    void theCoinOfManyMayBeMoreThanOneFundHolds() {
        EscrowCall.TopUp most = new EscrowCall.TopUp(IN_COIN, Amount.MAX);
        assertThat(new EscrowCall.TopUpMany(List.of(most, most)).value())
                .isEqualTo(Amount.MAX.wei().multiply(BigInteger.TWO));
    }

    private static EscrowCall.TopUp topUp(Terms terms, long amount) {
        return new EscrowCall.TopUp(terms, Amount.ofWei(amount));
    }

    private static EscrowCall objection(Terms terms, long topUp) {
        return new EscrowCall.ObjectTo(terms, 1, Hash32.ZERO, Amount.ofWei(topUp), Message.NEVER, Bytes.EMPTY);
    }

    private static EscrowCall.Open open(Terms terms, long amount) {
        return new EscrowCall.Open(terms, Amount.ofWei(amount), Bytes.EMPTY, Message.NEVER, Bytes.EMPTY);
    }

    /** Whether it was read; anything thrown but {@link BadInput} fails the test. */
    private static boolean decode(Bytes data) {
        try {
            Optional<EscrowCall> call = EscrowCalls.decode(data);
            assertThat(call).isPresent();
            return true;
        } catch (BadInput refused) {
            assertThat(refused).hasMessageNotContaining("null");
            return false;
        }
    }
}
