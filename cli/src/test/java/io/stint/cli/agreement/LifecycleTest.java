package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command about an agreement, on a real chain. One thousandth of a coin is 100 000 satoshi. */
class LifecycleTest {
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
    void aDraftHasTheTermsThatWereTyped() {
        Job job = town.draftWithArbiter(
                "--claim-cap", "250000sat",
                "--review", "1d12h",
                "--ruling", "90m",
                "--notice", "5d",
                "--fallback", "12.5",
                "--hub", Person.STRANGER.address().toString(),
                "--hub-fee", "2.5",
                "--payee", Person.DELEGATE.address().toString(),
                "--approver", Person.APPROVER.address().toString(),
                "--committed-until", "2027-01-02");

        Terms terms = job.read().terms();
        assertThat(terms.client()).isEqualTo(Person.CLIENT.address());
        assertThat(terms.worker()).isEqualTo(Person.WORKER.address());
        assertThat(terms.payee()).isEqualTo(Person.DELEGATE.address());
        assertThat(terms.approver()).isEqualTo(Person.APPROVER.address());
        assertThat(terms.arbiter()).isEqualTo(Person.ARBITER.address());
        assertThat(terms.hub()).isEqualTo(Person.STRANGER.address());
        assertThat(terms.claimCap()).isEqualTo(Amount.ofSat(250_000));
        assertThat(terms.arbiterFee()).isEqualTo(thousandths(1));
        assertThat(terms.review()).isEqualTo(Duration.ofHours(36));
        assertThat(terms.ruling()).isEqualTo(Duration.ofMinutes(90));
        assertThat(terms.notice()).isEqualTo(Duration.ofDays(5));
        assertThat(terms.fallback().value()).isEqualTo(1_250);
        assertThat(terms.hubFee().value()).isEqualTo(250);
        assertThat(terms.committedUntil()).isEqualTo("2027-01-02T00:00:00Z");
        assertThat(terms.scope()).isEqualTo(documentHash());
    }

    @Test
    void theWorkerSignsAndTheClientOpens() {
        Job job = town.draft();
        assertThat(job.as(Person.WORKER, "sign").ok().text("signedAs")).isEqualTo("worker");
        Amount escrowBefore = town.balance(job.read().escrow());

        Result opened = job.as(Person.CLIENT, "open", "--amount", "0.05rbtc").ok();

        assertThat(opened.text("call")).isEqualTo("open");
        assertThat(town.node()
                        .receipt(Hash32.parse(opened.text("tx")))
                        .orElseThrow()
                        .gasUsed())
                .isEqualTo(opened.json().path("gasUsed").asLong());
        assertThat(job.onChain().open()).isTrue();
        assertThat(job.onChain().funded()).isEqualTo(thousandths(50));
        assertThat(town.balance(job.read().escrow()).minus(escrowBefore)).isEqualTo(thousandths(50));
    }

    @Test
    void withTheClientsSignatureAStrangerOpensAndThePayerIsWhoSends() {
        Job job = town.draft().signed();
        assertThat(job.as(Person.CLIENT, "sign", "--amount", "0.02rbtc", "--valid", "2h")
                        .ok()
                        .text("signedAs"))
                .isEqualTo("client");
        Amount clientBefore = town.balance(Person.CLIENT);

        job.as(Person.STRANGER, "open").ok();

        assertThat(job.onChain().funded()).isEqualTo(thousandths(20));
        assertThat(town.balance(Person.CLIENT)).isEqualTo(clientBefore);
    }

    @Test
    void anyoneTopsUp() {
        Job job = town.draft().opened("0.01rbtc");

        job.as(Person.STRANGER, "topup", "--amount", "500000sat").ok();

        assertThat(job.onChain().funded()).isEqualTo(thousandths(15));
    }

    @Test
    void approvalsAddUpAndOneDrawPaysThemAll() {
        Job job = town.draft().opened("0.05rbtc");
        Amount before = town.balance(Person.WORKER);
        Town.Footprint chain = town.footprint();

        Result first = job.as(Person.CLIENT, "approve", "--add", "0.01rbtc", "--memo", document());
        Result second = job.as(Person.CLIENT, "approve", "--total", "0.03rbtc", "--memo", document());

        assertThat(first.ok().text("total")).isEqualTo(thousandths(10).wei().toString());
        assertThat(second.ok().text("secured")).isEqualTo(thousandths(30).wei().toString());
        assertThat(town.footprint().nonces()).as("a voucher costs nothing").isEqualTo(chain.nonces());

        job.as(Person.STRANGER, "draw").ok();

        assertThat(job.onChain().drawn()).isEqualTo(thousandths(30));
        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(30));
    }

    @Test
    void aDirectPaymentNeedsNoVoucher() {
        Job job = town.draft().opened("0.05rbtc");
        Amount before = town.balance(Person.WORKER);

        job.as(Person.CLIENT, "approve", "--direct", "--add", "0.01rbtc", "--memo", document())
                .ok();
        job.as(Person.CLIENT, "approve", "--direct", "--total", "0.04rbtc", "--memo", document())
                .ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(40));
        assertThat(job.read().vouchers()).isEmpty();
    }

    @Test
    void whatTheFundLacksForAVoucherIsSaid() {
        Job job = town.draft().opened("0.01rbtc");

        Result approved = job.as(Person.CLIENT, "approve", "--add", "0.03rbtc", "--memo", document())
                .ok();
        assertThat(approved.text("uncovered")).isEqualTo(thousandths(20).wei().toString());

        job.as(Person.WORKER, "draw").ok();
        job.as(Person.CLIENT, "topup", "--amount", "0.02rbtc").ok();
        job.as(Person.WORKER, "draw").ok();
        assertThat(job.onChain().drawn()).isEqualTo(thousandths(30));
    }

    @Test
    void theApproverAndADelegateApproveInsteadOfTheClient() {
        Job job = town.draft("--approver", Person.APPROVER.address().toString()).opened("0.05rbtc");
        Amount before = town.balance(Person.WORKER);
        job.as(Person.APPROVER, "approve", "--add", "0.01rbtc", "--memo", document())
                .ok();

        job.as(Person.CLIENT, "delegate", "--to", Person.DELEGATE.address().toString(), "--limit", "0.03rbtc")
                .ok();
        job.as(Person.DELEGATE, "approve", "--add", "0.02rbtc", "--memo", document())
                .ok();
        job.as(Person.STRANGER, "draw").ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(30));
        assertThat(job.verify("--json").ok().json().path("verified").asBoolean())
                .isTrue();
    }

    @Test
    void aClaimThatNobodyObjectsToIsCollected() {
        Job job = town.draft().opened("0.05rbtc").claimed("0.008rbtc");
        Amount before = town.balance(Person.WORKER);
        assertThat(job.onChain().funded()).as("set aside").isEqualTo(thousandths(42));
        town.pass(Duration.ofDays(3).plusSeconds(2));

        job.as(Person.STRANGER, "collect").ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(8));
    }

    @Test
    void aRetractedClaimGoesBackToTheFund() {
        Job job = town.draft().opened("0.05rbtc").claimed("0.008rbtc");

        job.as(Person.WORKER, "retract").ok();

        assertThat(job.onChain().funded()).isEqualTo(thousandths(50));
    }

    @Test
    void aConcededClaimIsPaidAtOnce() {
        Job job = town.draft().opened("0.05rbtc").claimed("0.008rbtc");
        town.pass(Duration.ofDays(4));
        job.claimed("0.002rbtc");
        Amount before = town.balance(Person.WORKER);

        job.as(Person.CLIENT, "concede", "--round", "2").ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(2));
    }

    /** The worker was denied 6 of 10 and bears as much of the fee: 4 - 0.6. */
    @Test
    void theArbiterRulesAndEachBearsTheFeeByWhatWasDenied() {
        Job job = town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc").disputed();
        Amount before = town.balance(Person.WORKER);
        Amount heldBefore = town.balance(job.read().escrow());
        assertThat(job.onChain().funded()).as("less the fee put aside").isEqualTo(thousandths(39));

        job.as(Person.ARBITER, "rule", "--award", "0.004rbtc", "--reason", document())
                .ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(Amount.ofSat(340_000));
        assertThat(job.onChain().funded()).isEqualTo(Amount.ofSat(4_560_000));
        assertThat(heldBefore.minus(town.balance(job.read().escrow())))
                .as("the worker's part and the arbiter's fee")
                .isEqualTo(Amount.ofSat(440_000));
        assertThat(credit(Person.ARBITER)).isEqualTo(Amount.ZERO);
    }

    @Test
    void theHubsFeeWaitsUntilSomebodySendsIt() {
        Address hub = Person.ARBITER.address();
        Job job = town.draft("--hub", hub.toString(), "--hub-fee", "5")
                .opened("0.05rbtc")
                .approved("0.02rbtc");
        Amount before = town.balance(Person.ARBITER);

        job.as(Person.WORKER, "draw").ok();

        assertThat(credit(Person.ARBITER)).isEqualTo(thousandths(1));
        assertThat(town.balance(Person.ARBITER)).isEqualTo(before);
        town.run(
                        "credit",
                        "withdraw",
                        hub.toString(),
                        "--yes",
                        "--key",
                        town.keystore(Person.STRANGER).toString(),
                        "--password-file",
                        town.password().toString())
                .ok();
        assertThat(town.balance(Person.ARBITER).minus(before)).isEqualTo(thousandths(1));
        assertThat(credit(Person.ARBITER)).isEqualTo(Amount.ZERO);
    }

    @Test
    void whoeverObjectsBringsWhatTheFundLacksForTheFee() {
        Job job = town.draftWithArbiter().opened("0.0104rbtc").claimed("0.01rbtc");
        Amount escrowBefore = town.balance(job.read().escrow());

        job.as(Person.CLIENT, "object", "--reason", document()).ok();

        assertThat(town.balance(job.read().escrow()).minus(escrowBefore)).isEqualTo(Amount.ofSat(60_000));
        assertThat(job.onChain().funded()).isEqualTo(Amount.ZERO);
    }

    @Test
    void withoutARulingTheFallbackDecides() {
        Job job = town.draftWithArbiter("--fallback", "30")
                .opened("0.05rbtc")
                .claimed("0.01rbtc")
                .disputed();
        Amount before = town.balance(Person.WORKER);
        town.pass(Duration.ofDays(14).plusSeconds(2));

        job.as(Person.STRANGER, "lapse").ok();

        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(3));
        assertThat(job.onChain().funded()).as("the fee comes back too").isEqualTo(thousandths(47));
    }

    /** As a person reads it, without JSON. */
    private static Result inWords(Job job, Person person, String command, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "agreement",
                command,
                job.file().toString(),
                "--yes",
                "--key",
                town.keystore(person).toString(),
                "--password-file",
                town.password().toString()));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }

    @Test
    void aDrawTellsWhatTheEscrowReallyPays() {
        Job job =
                town.draftWithArbiter().opened("0.05rbtc").approved("0.05rbtc").claimed("0.01rbtc");
        Amount before = town.balance(Person.WORKER);
        Result shown = job.show("--json").ok();

        Result drawn = inWords(job, Person.STRANGER, "draw");

        assertThat(shown.json().path("secured").path("net").asString())
                .as("an objection would cost the fund the arbiter's fee")
                .isEqualTo(thousandths(39).wei().toString());
        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(40));
        assertThat(drawn.ok().out()).contains("Drew 0.04 rBTC");
        assertThat(drawn.err()).contains("0.04 rBTC goes to");
    }

    @Test
    void theWorkerProposesAndTheClientCloses() {
        Job job = town.draft().opened("0.05rbtc");
        Amount before = town.balance(Person.WORKER);

        job.as(Person.WORKER, "close", "--total", "0.02rbtc").ok();
        assertThat(town.balance(Person.WORKER)).as("signing costs nothing").isEqualTo(before);
        job.as(Person.CLIENT, "close").ok();

        assertThat(job.onChain().closed()).isTrue();
        assertThat(town.balance(Person.WORKER).minus(before)).isEqualTo(thousandths(20));
    }

    @Test
    void anotherTotalTakesTheFirstOnesPlaceAndSaysSo() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.WORKER, "close", "--total", "0.02rbtc").ok();

        Result second = inWords(job, Person.CLIENT, "close", "--total", "0.01rbtc");

        assertThat(second.ok().err())
                .contains("The other side proposed a total of 0.02 rBTC")
                .contains("without --total you would close at theirs");
        job.as(Person.WORKER, "close").ok();
        assertThat(job.onChain().drawn()).isEqualTo(thousandths(10));
    }

    @Test
    void theClientProposesAndTheWorkerCloses() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.CLIENT, "close", "--total", "0.02rbtc").ok();
        Amount before = town.balance(Person.CLIENT);

        job.as(Person.WORKER, "close").ok();

        assertThat(job.onChain().closed()).isTrue();
        assertThat(town.balance(Person.CLIENT).minus(before)).isEqualTo(thousandths(30));
    }

    @Test
    void afterNoticeTheRestGoesBackToTheClient() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        job.as(Person.CLIENT, "notice").ok();
        assertThat(job.onChain().noticeEnd()).contains(town.now().plus(Duration.ofDays(7)));
        job.as(Person.WORKER, "draw").ok();
        town.pass(Duration.ofDays(7).plusSeconds(2));
        Amount before = town.balance(Person.CLIENT);

        job.as(Person.STRANGER, "withdraw").ok();

        assertThat(job.onChain().closed()).isTrue();
        assertThat(town.balance(Person.CLIENT).minus(before)).isEqualTo(thousandths(40));
    }

    @Test
    void theWorkerQuitsOnlyAfterDrawingWhatIsSecured() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        Town.Footprint before = town.footprint();

        Result refused = job.as(Person.WORKER, "quit");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.text("error")).contains("0.01 rBTC is secured for you and not drawn; draw it first");
        assertThat(town.footprint()).isEqualTo(before);

        job.as(Person.WORKER, "draw").ok();
        Amount clientBefore = town.balance(Person.CLIENT);
        job.as(Person.WORKER, "quit").ok();
        assertThat(job.onChain().closed()).isTrue();
        assertThat(town.balance(Person.CLIENT).minus(clientBefore)).isEqualTo(thousandths(40));
    }

    @Test
    void everyEndOfAClaimVerifies() {
        Job job = town.draftWithArbiter().opened("0.09rbtc").approved("0.01rbtc");
        job.as(Person.WORKER, "draw").ok();
        claimAfter(job, 4);
        job.as(Person.WORKER, "retract").ok();
        claimAfter(job, 4);
        job.as(Person.CLIENT, "concede").ok();
        claimAfter(job, 4).disputed();
        claimAfter(job, 4).disputed();
        job.as(Person.ARBITER, "rule", "--round", "3", "--award", "0.01rbtc", "--reason", document())
                .ok();
        claimAfter(job, 15);
        town.pass(Duration.ofDays(15));
        job.as(Person.STRANGER, "lapse").ok();
        job.as(Person.STRANGER, "collect").ok();
        job.as(Person.WORKER, "quit").ok();

        Result byFile = job.verify("--json");
        assertThat(byFile.ok().json().path("verified").asBoolean()).isTrue();
        Result byId = town.run("verify", job.id().hex());
        assertThat(byId.ok().out()).contains("Verified: the history of").doesNotContain("✗");
    }

    @Test
    void aNodeThatLiesMakesVerifyFail() {
        Job job = town.draft().opened("0.05rbtc");
        try (Between liar = new Between(
                town.endpoint(),
                (method, request, node) -> method.equals("eth_getBalance")
                        ? Optional.of("{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id") + ",\"result\":\"0x1\"}")
                        : Optional.empty())) {
            Result result = town.run(
                    CommandLineOfTest.SCRIPT,
                    liar.endpoint(),
                    "verify",
                    job.file().toString());

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("✗ cover").contains("NOT verified");
        }
    }

    @Test
    void anAgreementThatWasNeverOpenedIsNotVerified() {
        Job job = town.draft();

        Result result = job.verify("--json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.json().path("verified").asBoolean(true)).isFalse();
    }

    /** One claim fits into a review period. */
    private static Job claimAfter(Job job, long days) {
        town.pass(Duration.ofDays(days));
        return job.claimed("0.01rbtc");
    }

    private static Amount credit(Person person) {
        return Amount.ofWei(town.escrow().credit(person.address(), Address.ZERO));
    }

    private static Amount thousandths(long count) {
        return Amount.ofSat(count * 100_000);
    }

    private static String document() {
        return town.document().toString();
    }

    private static Hash32 documentHash() {
        return Hash32.sha256("three product photos\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theFileOfAnAgreementSaysNothingOfTheKeys() {
        Job job = town.draft().opened("0.01rbtc").approved("0.005rbtc");
        AgreementFile file = job.read();

        assertThat(file.vouchers()).hasSize(1);
        assertThat(file.toString())
                .doesNotContain(
                        java.util.HexFormat.of().formatHex(Person.CLIENT.key().bytes()));
    }
}
