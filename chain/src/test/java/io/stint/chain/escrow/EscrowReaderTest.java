package io.stint.chain.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.AgreementOnTestChain;
import io.stint.chain.TestChain;
import io.stint.chain.local.LocalChain;
import io.stint.chain.rpc.EmptyAnswer;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.escrow.ClaimState;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.terms.PackedTerms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscrowReaderTest {
    @TempDir
    static Path folder;

    private static LocalChain chain;
    private static Outbox outbox;
    private static Sender client;
    private static Sender worker;
    private static EscrowReader escrow;

    @BeforeAll
    static void start() {
        chain = TestChain.start();
        outbox = Outbox.open(folder, 31337);
        client = new Sender(chain.profile(), chain.node(), AgreementOnTestChain.CLIENT, outbox, Progress.SILENT);
        worker = new Sender(chain.profile(), chain.node(), AgreementOnTestChain.WORKER, outbox, Progress.SILENT);
        escrow = new EscrowReader(chain.node(), EscrowDeployment.deploy(client));
    }

    @AfterAll
    static void stop() {
        outbox.close();
        chain.close();
    }

    @Test
    void anAgreementThatNeverWasIsNeitherOpenNorClosed() {
        AgreementOnChain facts = escrow.agreement(AgreementOnTestChain.of(404).id());
        assertThat(facts)
                .isEqualTo(new AgreementOnChain(Amount.ZERO, Amount.ZERO, Optional.empty(), 0, false, false, false));
    }

    @Test
    void anAgreementsLifeIsRead() {
        AgreementOnTestChain agreement = AgreementOnTestChain.of(1);
        call(client, agreement.open(1_000));
        call(worker, agreement.claim(1, 40));

        AgreementOnChain open = escrow.agreement(agreement.id());
        assertThat(open.open()).isTrue();
        assertThat(open.funded()).isEqualTo(Amount.ofWei(960));
        assertThat(open.round()).isEqualTo(1);
        ClaimOnChain claim = escrow.claim(agreement.id(), 1);
        assertThat(claim.sum()).isEqualTo(Amount.ofWei(40));
        assertThat(claim.state()).isEqualTo(ClaimState.PENDING);
        assertThat(claim.reviewEnd())
                .contains(chain.node().latestBlock().timestamp().plus(Duration.ofDays(3)));
        assertThat(claim.rulingEnd()).isEmpty();

        call(client, agreement.giveNotice());
        assertThat(escrow.agreement(agreement.id()).noticeEnd()).isPresent();
        chain.clock().advance(Duration.ofDays(8));
        call(worker, agreement.withdraw());
        assertThat(escrow.agreement(agreement.id()).closed()).isTrue();
        assertThat(escrow.agreement(agreement.id()).open()).isFalse();
    }

    @Test
    void javaAndTheContractAgreeOnDomainAndIds() {
        AgreementOnTestChain agreement = AgreementOnTestChain.of(2);
        assertThat(escrow.domainSeparator()).isEqualTo(AgreementOnTestChain.DOMAIN.separator());
        assertThat(escrow.idOf(Bytes.of(PackedTerms.pack(agreement.terms())))).isEqualTo(agreement.id());
    }

    @Test
    void creditAndCounterBeginAtZero() {
        Address owner = AgreementOnTestChain.WORKER.address();
        assertThat(escrow.credit(owner, Address.ZERO)).isEqualTo(BigInteger.ZERO);
        assertThat(escrow.counter(owner)).isZero();
    }

    @Test
    void anAddressWithoutAnEscrowIsSaid() {
        EscrowReader nothing = new EscrowReader(chain.node(), AgreementOnTestChain.WORKER.address());
        assertThatThrownBy(nothing::domainSeparator).isInstanceOf(EmptyAnswer.class);
    }

    private static void call(Sender sender, EscrowCall call) {
        sender.send(Action.call(EscrowDeployment.address(), call));
    }
}
