package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import io.stint.chain.tx.UnsignedTransaction;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Transactions that are in no block because others pay more by now. */
class ReplacementTest extends OnDesk {
    @Test
    void oneThatIsTooCheapNowIsReplacedAndTheReceiptIsThatOfTheOther() {
        SignedTransaction first = stuck(chain.profile());
        desk.node
                .rpc()
                .once(
                        "anvil_setNextBlockBaseFeePerGas",
                        "0x" + price(first).shiftLeft(1).toString(16));
        mineOnceReplaced();

        Receipt receipt = desk.sender().await(first);

        assertThat(desk.replaced).contains(receipt.transaction());
        assertThat(receipt.transaction()).isNotEqualTo(first.hash());
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
        desk.outbox().told(receipt.transaction());
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void itPaysThePercentageMoreThatTheChainWantsAndDoesTheSame() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).add(BigInteger.ONE));
        mineOnceReplaced();

        desk.sender(ChainProfilesForTest.bump(chain.profile(), 40)).await(first);

        UnsignedTransaction before = first.unsigned();
        UnsignedTransaction after = family(first).getLast().unsigned();
        BigInteger least = price(first)
                .multiply(BigInteger.valueOf(14))
                .add(BigInteger.valueOf(9))
                .divide(BigInteger.TEN);
        assertThat(after.highestPrice()).isEqualTo(least);
        assertThat(after.nonce()).isEqualTo(before.nonce());
        assertThat(after.gas()).isEqualTo(before.gas());
        assertThat(Action.of(after)).isEqualTo(Action.of(before));
    }

    @Test
    void bothPricesOfADynamicFeeAreRaised() {
        ChainProfile dynamic = ChainProfilesForTest.dynamicFee(chain.profile());
        SignedTransaction first = stuck(dynamic);
        BigInteger dear = price(first).shiftLeft(1);
        // The newest block's base fee is what counts, so that a block must come that is too dear for it.
        desk.node.rpc().once("anvil_setNextBlockBaseFeePerGas", "0x" + dear.toString(16));
        desk.mine();
        mineOnceReplaced();

        desk.sender(dynamic).await(first);

        UnsignedTransaction.DynamicFee before = (UnsignedTransaction.DynamicFee) first.unsigned();
        UnsignedTransaction.DynamicFee after =
                (UnsignedTransaction.DynamicFee) family(first).getLast().unsigned();
        assertThat(after.tip()).isGreaterThanOrEqualTo(tenPercentMore(before.tip()));
        assertThat(after.maxFee()).isGreaterThanOrEqualTo(tenPercentMore(before.maxFee()));
        assertThat(desk.paid()).isEqualTo(7);
    }

    @Test
    void oneThatPaysEnoughIsOnlySentAgain() {
        SignedTransaction first = stuck(chain.profile());
        desk.meanwhile(() -> {
            if (desk.faulty.count("eth_sendRawTransaction") > 3) {
                desk.mine();
            }
        });

        assertThat(desk.sender().await(first).transaction()).isEqualTo(first.hash());
        assertThat(desk.replaced).isEmpty();
    }

    @Test
    void oneThatTheNodeForgetsAgainAndAgainIsReplacedToo() {
        SignedTransaction first = stuck(chain.profile());
        desk.meanwhile(() -> {
            if (desk.replaced.isEmpty()) {
                desk.node.rpc().once("anvil_dropTransaction", first.hash().hex());
            } else {
                desk.mine();
            }
        });

        assertThat(desk.sender().await(first).transaction()).isEqualTo(desk.replaced.getLast());
    }

    @Test
    void itIsRaisedUntilTheNodeTakesIt() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).add(BigInteger.ONE));
        desk.faulty.refuse("eth_sendRawTransaction", 200, -32010, "gas price not enough to bump transaction");
        desk.meanwhile(() -> {
            if (desk.replaced.size() > 3) {
                desk.faulty.heal("eth_sendRawTransaction");
                desk.mine();
            }
        });

        Receipt receipt = desk.sender().await(first);

        assertThat(family(first)).isSortedAccordingTo(Comparator.comparing(ReplacementTest::price));
        assertThat(family(first)).extracting(SignedTransaction::hash).contains(receipt.transaction());
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
    }

    @Test
    void anotherProgramsTransactionOfTheSameNonceIsNotOutbid() {
        SignedTransaction first = stuck(chain.profile());
        desk.node.rpc().once("anvil_dropTransaction", first.hash().hex());
        desk.faulty.refuse("eth_sendRawTransaction", 200, -32000, "replacement transaction underpriced");

        waitUntil(() -> desk.faulty.count("eth_sendRawTransaction") > 5, first);

        assertThat(family(first)).containsExactly(first);
    }

    @Test
    void itNeverPaysMoreThanTenTimesTheFirst() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).multiply(BigInteger.valueOf(100)));
        mineOnceReplaced();

        desk.sender().await(first);

        assertThat(price(family(first).getLast())).isEqualTo(price(first).multiply(BigInteger.TEN));
    }

    @Test
    void norMoreThanTheProfileAllowsNorThanThereIs() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).shiftLeft(1));
        ChainProfile poor =
                chain.profile().withMaxGasPrice(tenPercentMore(price(first)).subtract(BigInteger.TWO));
        waitInVain(desk.sender(poor, desk.key, Duration.ofSeconds(1)), first);

        desk.fund(desk.key, first.unsigned().highestCost());
        waitInVain(desk.sender(chain.profile(), desk.key, Duration.ofSeconds(1)), first);

        assertThat(family(first)).containsExactly(first);
        desk.mine();
        assertThat(desk.sender().await(first).transaction()).isEqualTo(first.hash());
    }

    @Test
    void theFirstMayBeMinedAllTheSame() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).shiftLeft(1));
        desk.faulty.refuse("eth_sendRawTransaction", 200, -32000, "txpool is full");
        mineOnceReplaced();

        Receipt receipt = desk.sender().await(first);

        assertThat(receipt.transaction()).isEqualTo(first.hash());
        desk.outbox().told(receipt.transaction());
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void aRestartGoesOnWithTheNewest() {
        SignedTransaction first = stuck(chain.profile());
        desk.quote(price -> price(first).shiftLeft(1));
        desk.faulty.answer("eth_sendRawTransaction", 502, "bad gateway");
        waitUntil(() -> !desk.replaced.isEmpty(), first);
        Hash32 newest = desk.replaced.getLast();
        desk.reopen();
        desk.faulty.heal("eth_sendRawTransaction");
        desk.node.rpc().once("anvil_dropTransaction", first.hash().hex());
        desk.automine(true);

        assertThat(desk.sender().resume()).extracting(Outcome::transaction).containsExactly(newest);
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
    }

    @Test
    void anAbsurdPriceIsNotSigned() {
        desk.quote(price -> price.multiply(BigInteger.valueOf(1_000)));

        assertThatThrownBy(() -> desk.sender().send(desk.pay(7)))
                .isInstanceOf(GasTooDear.class)
                .hasMessageContaining("at most 500 gwei")
                .hasMessageContaining("Nothing was signed");
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void norOneAboveEightyTimesRootstocksMinimum() {
        BigInteger gwei = BigInteger.TEN.pow(9);
        desk.node.rpc().once("anvil_setNextBlockBaseFeePerGas", "0x" + gwei.toString(16));
        desk.mine();
        desk.faulty.likeRootstock();
        desk.quote(price -> gwei.multiply(BigInteger.valueOf(80)).add(BigInteger.ONE));

        assertThatThrownBy(() -> desk.sender().send(desk.pay(7)))
                .isInstanceOf(GasTooDear.class)
                .hasMessageContaining("at most 80 gwei")
                .hasMessageContaining("the chain itself takes no more");
        assertThat(desk.outbox().kept()).isEmpty();

        desk.quote(price -> gwei.multiply(BigInteger.valueOf(80)));
        desk.sender().send(desk.pay(7));
        assertThat(desk.paid()).isEqualTo(7);
    }

    private SignedTransaction stuck(ChainProfile profile) {
        desk.automine(false);
        return desk.sender(profile).submit(desk.pay(7));
    }

    private void mineOnceReplaced() {
        desk.meanwhile(() -> {
            if (!desk.replaced.isEmpty()) {
                desk.mine();
            }
        });
    }

    /** Somebody waits for it who is ended as soon as that is so, as by a kill. */
    private void waitUntil(BooleanSupplier so, SignedTransaction transaction) {
        desk.meanwhile(() -> {
            if (so.getAsBoolean()) {
                throw new Ended();
            }
        });
        assertThatThrownBy(() -> desk.sender().await(transaction)).isInstanceOf(Ended.class);
        desk.meanwhile(() -> {});
    }

    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void waitInVain(Sender sender, SignedTransaction transaction) {
        assertThatThrownBy(() -> sender.await(transaction)).isInstanceOf(StillWaiting.class);
    }

    private List<SignedTransaction> family(SignedTransaction first) {
        return desk.outbox().family(first);
    }

    private static BigInteger price(SignedTransaction transaction) {
        return transaction.unsigned().highestPrice();
    }

    private static BigInteger tenPercentMore(BigInteger price) {
        return price.multiply(BigInteger.valueOf(11)).add(BigInteger.valueOf(9)).divide(BigInteger.TEN);
    }
}
