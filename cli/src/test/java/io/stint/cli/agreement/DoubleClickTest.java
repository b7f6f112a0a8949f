package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.value.Amount;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command twice, and commands that die between the signature and the receipt. Nothing is paid twice. */
class DoubleClickTest {
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void theSecondDrawHasNothingToDrawAndSendsNothing() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        job.as(Person.WORKER, "draw").ok();
        Town.Footprint before = town.footprint();

        Result second = job.as(Person.WORKER, "draw");

        assertThat(second.code()).isEqualTo(2);
        assertThat(second.text("error")).contains("there is nothing to draw").contains("drawn are 0.01 rBTC");
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void theSecondOpenNoticeCollectAndCloseSendNothing() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.CLIENT, "notice").ok();
        twice(job, Person.CLIENT, "notice");
        twice(job, Person.CLIENT, "open", "--amount", "0.05rbtc");
        job.as(Person.CLIENT, "close", "--total", "0.01rbtc").ok();
        job.as(Person.WORKER, "close").ok();
        twice(job, Person.WORKER, "close");
    }

    @Test
    void whatAnEarlierRunSignedButTheNodeNeverSawIsSentByTheNextOne() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        Amount before = town.balance(Person.WORKER);
        crash(false, job, Person.STRANGER, "draw");
        assertThat(town.balance(Person.WORKER)).isEqualTo(before);

        Result next = job.as(Person.STRANGER, "draw");

        assertThat(town.balance(Person.WORKER).minus(before))
                .as(next.toString())
                .isEqualTo(Amount.ofSat(1_000_000));
        assertThat(job.onChain().drawn()).isEqualTo(Amount.ofSat(1_000_000));
    }

    @Test
    void aPaymentWhoseAnswerWasLostIsNotMadeAgain() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        Amount before = town.balance(Person.WORKER);
        crash(true, job, Person.STRANGER, "draw");
        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(Amount.ofSat(1_000_000));
        long nonce = town.node().nonce(Person.STRANGER.address());

        assertThat(job.as(Person.STRANGER, "draw").code()).isNotZero();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(Amount.ofSat(1_000_000));
        assertThat(town.node().nonce(Person.STRANGER.address())).isEqualTo(nonce);
    }

    @Test
    void aTopUpIsNotMadeTwiceBecauseItsAnswerWasLost() {
        Job job = town.draft().opened("0.05rbtc");
        crash(true, job, Person.CLIENT, "topup", "--amount", "0.01rbtc");

        Result again = job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc");

        assertThat(job.onChain().funded()).as(again.toString()).isEqualTo(Amount.ofSat(6_000_000));
        assertThat(again.text("error")).contains("an earlier command").contains("Nothing new was sent");
        job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc").ok();
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(7_000_000));
    }

    @Test
    void aTopUpThatNeverLeftIsMadeOnce() {
        Job job = town.draft().opened("0.05rbtc");
        crash(false, job, Person.CLIENT, "topup", "--amount", "0.01rbtc");

        Result again = job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc");

        assertThat(job.onChain().funded()).as(again.toString()).isEqualTo(Amount.ofSat(6_000_000));
    }

    @Test
    void aDirectPaymentIsNotMadeTwice() {
        Job job = town.draft().opened("0.05rbtc");
        String memo = town.document().toString();
        crash(false, job, Person.CLIENT, "approve", "--direct", "--add", "0.01rbtc", "--memo", memo);

        job.as(Person.CLIENT, "approve", "--direct", "--add", "0.01rbtc", "--memo", memo);

        assertThat(job.onChain().drawn()).isEqualTo(Amount.ofSat(1_000_000));
    }

    @Test
    void anotherCommandFinishesItTooAndTellsBeforeItDoesItsOwn() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        crash(false, job, Person.CLIENT, "topup", "--amount", "0.01rbtc");

        Result told = job.as(Person.WORKER, "draw");
        assertThat(told.text("error")).contains("succeeded in block").contains("Nothing new was sent");
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(6_000_000));
        assertThat(job.onChain().drawn()).isEqualTo(Amount.ZERO);

        job.as(Person.WORKER, "draw").ok();
        assertThat(job.onChain().drawn()).isEqualTo(Amount.ofSat(1_000_000));
    }

    /** The command signs, and then hears nothing more of its transaction. */
    private static void crash(boolean arrives, Job job, Person person, String command, String... more) {
        AtomicInteger sent = new AtomicInteger();
        try (Between node = new Between(town.endpoint(), (method, request, real) -> {
            if (method.equals("eth_sendRawTransaction")) {
                sent.incrementAndGet();
                if (arrives) {
                    real.ask(request.toString());
                }
                throw new Between.Lost();
            }
            return Optional.empty();
        })) {
            Result crashed = job.at(node.endpoint(), person, command, more);
            assertThat(sent).hasPositiveValue();
            assertThat(crashed.code()).isEqualTo(1);
            assertThat(crashed.text("error")).contains("do not pay a second time");
        }
    }

    private static void twice(Job job, Person person, String command, String... more) {
        Town.Footprint before = town.footprint();
        Result second = job.as(person, command, more);
        assertThat(second.code()).as(second.toString()).isIn(1, 2);
        assertThat(second.text("error")).isNotEmpty();
        assertThat(town.footprint()).isEqualTo(before);
    }
}
