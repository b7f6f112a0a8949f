package work.stint.chain.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import work.stint.chain.AgreementOnTestChain;
import work.stint.chain.TestChain;
import work.stint.chain.local.LocalChain;
import work.stint.chain.rpc.EmptyAnswer;
import work.stint.chain.send.Action;
import work.stint.chain.send.Outbox;
import work.stint.chain.send.Progress;
import work.stint.chain.send.Sender;
import work.stint.protocol.escrow.ClaimState;
import work.stint.protocol.escrow.EscrowCall;
import work.stint.protocol.terms.PackedTerms;
import work.stint.protocol.value.Address;
import work.stint.protocol.value.Amount;
import work.stint.protocol.value.Bytes;

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
