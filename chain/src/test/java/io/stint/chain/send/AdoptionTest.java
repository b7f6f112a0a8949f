package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.AgreementOnTestChain;
import io.stint.chain.rpc.Receipt;
import io.stint.chain.tx.SignedTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When the same is asked for again: whether it is the same wish, or a new one. */
class AdoptionTest extends OnDesk {
    @Test
    void whatAnEarlierRunSentAndNobodyWasToldIsNotSentAgain() {
        SignedTransaction earlier = desk.sender().submit(desk.pay(7));
        desk.reopen();

        Receipt receipt = desk.sender().send(desk.pay(7));

        assertThat(receipt.transaction()).isEqualTo(earlier.hash());
        assertThat(desk.adopted).containsExactly(earlier.hash());
        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.outbox().kept()).isEmpty();
    }

    @Test
    void norWhatIsSettledAlreadyButWasNotTold() {
        desk.sender().await(desk.sender().submit(desk.pay(7)));
        desk.reopen();
        assertThat(desk.outbox().open()).isEmpty();

        desk.sender().send(desk.pay(7));

        assertThat(desk.paid()).isEqualTo(7);
    }

    @Test
    void whatWasToldIsSomethingNew() {
        desk.sender().send(desk.pay(7));
        desk.reopen();

        desk.sender().send(desk.pay(7));

        assertThat(desk.adopted).isEmpty();
        assertThat(desk.paid()).isEqualTo(14);
    }

    @Test
    void somethingElseIsSentBesideIt() {
        desk.sender().submit(desk.pay(7));
        desk.reopen();

        desk.sender().send(desk.pay(8));
        desk.sender(chain.profile(), AgreementOnTestChain.CLIENT, Duration.ofSeconds(30))
                .send(desk.pay(7));

        assertThat(desk.adopted).isEmpty();
        assertThat(desk.paid()).isEqualTo(22);
        assertThat(desk.outbox().untold()).hasSize(1);
    }

    @Test
    void twoCallsInOneRunAreTwoPayments() {
        Sender sender = desk.sender();
        SignedTransaction first = sender.submit(desk.pay(7));
        SignedTransaction second = sender.submit(desk.pay(7));

        assertThat(sender.await(second).transaction())
                .isNotEqualTo(sender.await(first).transaction());
        assertThat(desk.paid()).isEqualTo(14);
    }

    @Test
    void oneThatWasGivenUpWaitingForIsTakenUpAgain() {
        desk.faulty.answer("eth_sendRawTransaction", 502, "bad gateway");
        Sender sender = desk.sender();
        assertThatThrownBy(() -> sender.send(desk.pay(7))).isInstanceOf(StillWaiting.class);
        desk.faulty.heal("eth_sendRawTransaction");

        sender.send(desk.pay(7));

        assertThat(desk.paid()).isEqualTo(7);
        assertThat(desk.nonce()).isEqualTo(1);
    }

    @Test
    void onlyOneOfManyThreadsTakesItUp() throws Exception {
        desk.sender().submit(desk.pay(7));
        desk.reopen();
        Sender sender = desk.sender();
        List<Future<Receipt>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                sent.add(threads.submit(() -> sender.send(desk.pay(7))));
            }
        }

        for (Future<Receipt> each : sent) {
            assertThat(each.get().succeeded()).isTrue();
        }
        assertThat(desk.adopted).hasSize(1);
        assertThat(desk.paid()).isEqualTo(5 * 7);
    }
}
