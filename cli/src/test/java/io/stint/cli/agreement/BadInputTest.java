package io.stint.cli.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Between;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFile.SignedVoucher;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said in plain words with what to do; nothing is sent and no file is touched. */
class BadInputTest {
    private static final int REFUSED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int WRONG_CHAIN = 3;
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
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
    void aFileOfAnotherChain() {
        Job job = town.draft().signed();
        job.change(file -> elsewhere(file, 30, file.escrow()));

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "open", "--amount", "0.01rbtc"),
                "the agreement is on chain 30, but the node is on chain 31337",
                "Choose another --chain or --rpc");
    }

    @Test
    void aNodeOfAnotherChainThanTheProfileSays() {
        Job job = town.draft().opened("0.01rbtc");

        refused(
                WRONG_CHAIN,
                () -> job.as(Person.CLIENT, "topup", "--amount", "0.01rbtc", "--chain", "rootstock"),
                "is on chain 31337, not on rootstock (chain 30)",
                "Name the right node (--rpc");
    }

    @Test
    void aFileWithAnotherContract() {
        Job job = town.draft().signed();
        job.change(file -> elsewhere(file, file.chainId(), Person.STRANGER.address()));

        refused(
                WRONG_CHAIN,
                () -> job.as(Person.CLIENT, "open", "--amount", "0.01rbtc"),
                Person.STRANGER.address() + " is not the escrow of this version",
                "Do not send money to it");
    }

    @Test
    void aVoucherWithATamperedSignature() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        String json = content(job);
        String signature = job.read().vouchers().getFirst().signature().hex();
        char flipped = signature.charAt(20) == 'a' ? 'b' : 'a';
        job.write(json.replace(signature, signature.substring(0, 20) + flipped + signature.substring(21)));

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "the voucher over", "Ask the client for it again");
    }

    @Test
    void aVoucherWithATamperedTotal() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        job.write(content(job).replace("\"10000000000000000\",\n    \"memo\"", "\"50000000000000000\",\n    \"memo\""));
        job.write(content(job).replaceFirst("\"total\" : \"10000000000000000\"", "\"total\" : \"50000000000000000\""));

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "is not signed by", "Ask the client for it again");
    }

    @Test
    void aVoucherThatAStrangerSigned() {
        Job job = town.draft().opened("0.05rbtc");
        job.write(withVoucher(job, voucherBy(job, Person.STRANGER)));

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "who may not sign it", "Ask the client");
        Result shown = job.show("--json");
        assertThat(shown.code()).as("and it is never called secured").isEqualTo(WRONG_INPUT);
    }

    @Test
    void aVoucherThatAStrangerSignedInTheClientsName() {
        Job job = town.draft().opened("0.05rbtc");
        SignedVoucher stranger = voucherBy(job, Person.STRANGER);
        job.write(withVoucher(
                job,
                new SignedVoucher(stranger.total(), stranger.memo(), Person.CLIENT.address(), stranger.signature())));

        refused(
                WRONG_INPUT,
                () -> job.as(Person.WORKER, "draw"),
                "is not signed by " + Person.CLIENT.address(),
                "Ask the client");
    }

    @Test
    void aSignatureWithAHighS() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        String compact = job.read().vouchers().getFirst().signature().hex();
        job.write(content(job).replace(compact, withHighS(compact)));

        refused(
                WRONG_INPUT,
                () -> job.as(Person.WORKER, "draw"),
                "above n/2 (EIP-2)",
                "sign with a wallet that makes s low");
    }

    @Test
    void aWorkersSignatureByAStranger() {
        Job job = town.draft();
        job.change(file -> file.signedByWorker(job.signatureBy(Person.STRANGER, file.id())));

        refused(
                REFUSED,
                () -> job.as(Person.CLIENT, "open", "--amount", "0.01rbtc"),
                "a signature is not by " + Person.WORKER.address());
    }

    @Test
    void aClosingProposalThatWasNotSigned() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.WORKER, "close", "--total", "0.01rbtc").ok();
        String json = content(job);
        job.write(json.replace("\"total\" : \"10000000000000000\"", "\"total\" : \"10000000000000001\""));

        refused(REFUSED, () -> job.as(Person.CLIENT, "close"), "a signature is not by " + Person.WORKER.address());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
    void aFileThatWasCutOff(double kept) {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        String json = content(job).strip();
        job.write(json.substring(0, (int) (json.length() * kept)));

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), job.file().toString(), "agreement file");
    }

    @Test
    void aFileThatIsNotThere() {
        Job job = new Job(town, town.path("nowhere.json"));

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "there is no agreement file at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"79228162515rbtc", "79228162514264337593543950336wei", "9999999999999999999999999rbtc"})
    void anAmountThatIsTooLarge(String amount) {
        Job job = town.draft().opened("0.01rbtc");

        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "topup", "--amount", amount), "is too much", "2^96-1");
    }

    @Test
    void sumsThatOverflowTogether() {
        Job job = town.draft().opened("0.01rbtc");
        job.as(Person.CLIENT, "approve", "--total", "79228162514rbtc", "--memo", document())
                .ok();

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "approve", "--add", "79228162514rbtc", "--memo", document()),
                "2^96-1");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, has no unit: add a unit",
        "0rbtc, puts nothing in",
        "0.01doge, unknown unit 'doge': use one of rBTC",
        "-1rbtc, cannot be negative",
        "1e3rbtc, unknown unit 'e3rbtc'",
        "0.5wei, too many decimals",
        "'', write digits with a point for the decimals",
        "rbtc, write digits with a point for the decimals",
        "'0,01rbtc', has a comma: write the decimals after a point",
        "٣rbtc, write digits with a point for the decimals"
    })
    void anAmountThatIsNoneHere(String amount, String words) {
        Job job = town.draft().opened("0.01rbtc");

        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "topup", "--amount=" + amount), words);
    }

    @Test
    void aTokenThatNobodyKnows() {
        Path file = town.path("unknown-token.json");

        refused(
                WRONG_INPUT,
                () -> draft(file, "--token", "doge"),
                "the token 'doge' is not known on local",
                "give its address");
        refused(
                WRONG_INPUT,
                () -> draft(file, "--token", Person.STRANGER.address().toString()),
                "is no ERC-20 token on this chain");
        assertThat(file).doesNotExist();
    }

    @Test
    void tooLittleMoney() throws IOException {
        PrivateKey poor = PrivateKey.of(Hash32.keccak("poor").bytes());
        Path keystore = town.path("poor.json");
        Files.writeString(
                keystore,
                Keystore.encrypt(
                        poor, Town.PASSWORD.toCharArray(), Keystore.Strength.LIGHT, new java.security.SecureRandom()));
        Job job = town.draft().opened("0.01rbtc");

        refused(
                REFUSED,
                () -> job.as(Person.CLIENT, "topup", "--amount", "20000rbtc"),
                "insufficient funds",
                "send rBTC to " + Person.CLIENT.address());
        refused(
                REFUSED,
                () -> town.run(
                        "agreement",
                        "topup",
                        job.file().toString(),
                        "--amount",
                        "1wei",
                        "--yes",
                        "--json",
                        "--key",
                        keystore.toString(),
                        "--password-file",
                        town.password().toString()),
                "has 0 rBTC",
                poor.address().toString());
    }

    @Test
    void aNodeThatIsDown() {
        Job job = town.draft().opened("0.01rbtc");

        refused(
                WRONG_CHAIN,
                () -> job.at(URI.create("http://127.0.0.1:1"), Person.CLIENT, "topup", "--amount", "1sat"),
                "the node at http://127.0.0.1:1 cannot be reached",
                "Check that it runs, or name another by --rpc");
    }

    @Test
    void aNodeThatAnswersWithAWebPage() {
        Job job = town.draft().opened("0.01rbtc");
        try (Between page = new Between(
                town.endpoint(), (method, request, node) -> Optional.of("<html><body>Welcome</body></html>"))) {
            refused(
                    WRONG_CHAIN,
                    () -> job.at(page.endpoint(), Person.CLIENT, "topup", "--amount", "1sat"),
                    "did not answer with JSON. Is it a node?");
        }
    }

    @Test
    void anAddressThatIsNoNodes() {
        Job job = town.draft().opened("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> job.at(URI.create("127.0.0.1"), Person.CLIENT, "topup", "--amount", "1sat"),
                "begins with http:// or https://");
    }

    @Test
    void theWrongPassword() throws IOException {
        Job job = town.draft().opened("0.01rbtc");
        Path wrong = town.path("wrong-password");
        Files.writeString(wrong, "incorrect horse\n");

        refused(
                WRONG_INPUT,
                () -> town.run(
                        "agreement",
                        "topup",
                        job.file().toString(),
                        "--amount",
                        "1sat",
                        "--yes",
                        "--json",
                        "--key",
                        town.keystore(Person.CLIENT).toString(),
                        "--password-file",
                        wrong.toString()),
                town.keystore(Person.CLIENT).toString(),
                "password");
    }

    @Test
    void noPassword() {
        Job job = town.draft().opened("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> town.run(
                        "agreement",
                        "topup",
                        job.file().toString(),
                        "--amount",
                        "1sat",
                        "--yes",
                        "--json",
                        "--key",
                        town.keystore(Person.CLIENT).toString()),
                "no password: give --password-file, or set STINT_PASSWORD");
    }

    @Test
    void aContractThatIsNotDeployed(@TempDir Path folder) {
        Job job = town.draft().signed();
        try (Town bare = Town.empty(folder, Town.settings())) {
            Job there = new Job(bare, job.file());
            Town.Footprint before = bare.footprint();
            refused(
                    WRONG_CHAIN,
                    () -> there.as(Person.CLIENT, "open", "--amount", "0.01rbtc"),
                    "the escrow is not on local yet",
                    "stint deploy");
            refused(WRONG_CHAIN, () -> bare.run("verify", job.id().hex(), "--json"), "the escrow is not on local yet");
            assertThat(bare.footprint()).isEqualTo(before);
        }
    }

    @Test
    void theWrongKeyForARole() {
        Job job = town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc");
        Job disputed =
                town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc").disputed();

        Job draft = town.draft();

        wrongKey(job, "claim", "worker", "--sum", "1sat", "--evidence", document());
        wrongKey(job, "retract", "worker");
        wrongKey(job, "quit", "worker");
        wrongKey(job, "approve", "client, approver or a delegate", "--add", "1sat", "--memo", document());
        wrongKey(job, "approve", "client or approver", "--direct", "--add", "1sat", "--memo", document());
        wrongKey(job, "object", "client or approver", "--reason", document());
        wrongKey(job, "concede", "client or approver");
        wrongKey(job, "notice", "client");
        wrongKey(job, "close", "client or worker", "--total", "1sat");
        wrongKey(
                job,
                "delegate",
                "client or approver",
                "--to",
                Person.DELEGATE.address().toString(),
                "--limit",
                "1sat");
        wrongKey(disputed, "rule", "arbiter", "--award", "1sat", "--reason", document());
        refused(WRONG_INPUT, () -> draft.as(Person.STRANGER, "sign"), "but the terms name the worker");
    }

    @Test
    void onlyTheClientOpensWithoutTheClientsSignature() {
        Job job = town.draft().signed();

        refused(WRONG_INPUT, () -> job.as(Person.STRANGER, "open"), "only the client", "stint agreement sign --amount");
    }

    @Test
    void beforeTheWorkerSignedNothingIsOpened() {
        Job job = town.draft();

        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "open", "--amount", "1sat"), "the worker has not signed yet");
    }

    @Test
    void anAgreementIsOpenedOnce() {
        Job job = town.draft().opened("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "open", "--amount", "0.01rbtc"),
                "is open already",
                "stint agreement topup");
    }

    @Test
    void beforeItIsOpenedNothingElseCanBeDone() {
        Job job = town.draft().signed();

        for (List<String> command : List.of(
                List.of("topup", "--amount", "1sat"),
                List.of("approve", "--add", "1sat", "--memo", document()),
                List.of("draw"),
                List.of("notice"),
                List.of("withdraw"),
                List.of("concede"),
                List.of("collect"),
                List.of("close", "--total", "1sat"))) {
            refused(
                    WRONG_INPUT,
                    () -> job.as(
                            Person.CLIENT,
                            command.getFirst(),
                            command.subList(1, command.size()).toArray(String[]::new)),
                    "not on the chain yet",
                    "stint agreement open");
        }
    }

    @Test
    void aClosedAgreementStaysClosed() {
        Job job = town.draft().opened("0.05rbtc").approved("0.02rbtc");
        job.as(Person.CLIENT, "close", "--total", "0.01rbtc").ok();
        job.as(Person.WORKER, "close").ok();

        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "topup", "--amount", "1sat"), "closed", "draft a new one");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "approve", "--add", "1sat", "--memo", document()), "closed");
        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "closed");
        for (List<String> command :
                List.of(List.of("notice"), List.of("withdraw"), List.of("close", "--total", "0.01rbtc"))) {
            refused(
                    () -> job.as(
                            Person.CLIENT,
                            command.getFirst(),
                            command.subList(1, command.size()).toArray(String[]::new)),
                    "closed");
        }
        refused(() -> job.as(Person.WORKER, "claim", "--sum", "1sat", "--evidence", document()), "closed");
        refused(() -> job.as(Person.WORKER, "quit"), "closed");
        refused(() -> job.as(Person.CLIENT, "open", "--amount", "1sat"), "closed");
    }

    @Test
    void aClaimOverTheCapOrOverTheFund() {
        Job job = town.draft().opened("0.005rbtc");

        refused(() -> job.as(Person.WORKER, "claim", "--sum", "0.011rbtc", "--evidence", document()), "at most");
        refused(
                () -> job.as(Person.WORKER, "claim", "--sum", "0.006rbtc", "--evidence", document()),
                "the fund has only 0.005 rBTC left");
        refused(() -> job.as(Person.WORKER, "claim", "--sum", "0rbtc", "--evidence", document()), "over zero");
    }

    @Test
    void whatIsTooEarly() {
        Job claimed = town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc");
        Job disputed =
                town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc").disputed();
        Job noticed = town.draft().opened("0.05rbtc");
        noticed.as(Person.CLIENT, "notice").ok();

        refused(WRONG_INPUT, () -> claimed.as(Person.WORKER, "collect"), "can still object", "collect it in 3 days");
        refused(WRONG_INPUT, () -> disputed.as(Person.WORKER, "lapse"), "can still rule", "possible");
        refused(WRONG_INPUT, () -> noticed.as(Person.CLIENT, "withdraw"), "notice still runs", "this is possible");
    }

    @Test
    void whatIsTooLate() {
        Job claimed = town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc");
        Job disputed =
                town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc").disputed();
        town.pass(Duration.ofDays(15));

        refused(() -> claimed.as(Person.CLIENT, "object", "--reason", document()), "ended");
        refused(() -> disputed.as(Person.ARBITER, "rule", "--award", "1sat", "--reason", document()), "ended");
    }

    @Test
    void aSecondClaimInOneReviewPeriod() {
        Job job = town.draft().opened("0.05rbtc").claimed("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> job.as(Person.WORKER, "claim", "--sum", "1sat", "--evidence", document()),
                "one claim can be made in a review period",
                "the next is possible in 3 days");
    }

    @Test
    void noticeBeforeTheCommitmentEnds() {
        String until = town.now().plus(Duration.ofDays(100)).toString();
        Job job = town.draft("--committed-until", until).opened("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "notice"),
                "you are committed to this agreement",
                "notice is possible on");
    }

    @Test
    void whatThereIsNot() {
        Job job = town.draft().opened("0.01rbtc");

        refused(WRONG_INPUT, () -> job.as(Person.WORKER, "draw"), "no voucher in the file", "stint agreement approve");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "withdraw"), "no notice was given", "stint agreement notice");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "concede"), "there is no claim for this");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "concede", "--round", "7"), "claim 7");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "close"), "propose a final total with --total");
    }

    @Test
    void anApprovalThatAddsNothing() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "approve", "--total", "0.01rbtc", "--memo", document()),
                "approved are 0.01 rBTC already",
                "must be over that");
        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "approve", "--add", "0rbtc", "--memo", document()),
                "must be over that");
    }

    @Test
    void aDelegateOverTheLimit() {
        Job job = town.draft().opened("0.05rbtc");
        job.as(Person.CLIENT, "delegate", "--to", Person.DELEGATE.address().toString(), "--limit", "0.01rbtc")
                .ok();

        refused(
                WRONG_INPUT,
                () -> job.as(Person.DELEGATE, "approve", "--add", "0.02rbtc", "--memo", document()),
                "over the delegation's limit of 0.01 rBTC");
    }

    @Test
    void anAwardOverTheClaim() {
        Job job = town.draftWithArbiter().opened("0.05rbtc").claimed("0.01rbtc").disputed();

        refused(
                WRONG_INPUT,
                () -> job.as(Person.ARBITER, "rule", "--award", "0.011rbtc", "--reason", document()),
                "over the claim's sum of 0.01 rBTC");
    }

    @Test
    void aDraftOverAFileThatExists() {
        Job job = town.draft();

        refused(WRONG_INPUT, () -> draft(job.file()), "exists already; choose another name");
    }

    @Test
    void termsThatTheEscrowWouldRefuse() {
        Path file = town.path("impossible.json");

        refused(WRONG_INPUT, () -> draft(file, "--review", "8d"), "shorter than the review period");
        refused(
                WRONG_INPUT,
                () -> draft(
                        file,
                        "--hub-fee",
                        "11",
                        "--hub",
                        Person.STRANGER.address().toString()),
                "over 10 %");
        refused(
                WRONG_INPUT,
                () -> draft(file, "--arbiter", Person.CLIENT.address().toString()),
                "choose somebody else");
        refused(WRONG_INPUT, () -> draft(file, "--notice", "7 days"), "write it like 3d");
        refused(WRONG_INPUT, () -> draft(file, "--review", "99999999d"), "too long");
        refused(WRONG_INPUT, () -> draft(file, "--fallback", "a half"), "write it like 50");
        refused(WRONG_INPUT, () -> draft(file, "--fallback", "101"), "write it like 50");
        refused(WRONG_INPUT, () -> draft(town.path("no-folder").resolve("job.json")), "there is no such folder");
        refused(WRONG_INPUT, () -> draft(file, "--committed-until", "2027-02-30"), "write it like 2026-12-01");
        refused(WRONG_INPUT, () -> draft(file, "--payee", "0x1234"), "0x1234");
        assertThat(file).doesNotExist();
    }

    @Test
    void nobodyWhoCanBeAsked() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");

        refused(
                WRONG_INPUT,
                () -> town.run(
                        "agreement",
                        "draw",
                        job.file().toString(),
                        "--json",
                        "--key",
                        town.keystore(Person.WORKER).toString(),
                        "--password-file",
                        town.password().toString()),
                "nobody can be asked",
                "add --yes");
    }

    @Test
    void aPersonWhoSaysNo() {
        Job job = town.draft().opened("0.05rbtc").approved("0.01rbtc");
        Town.Footprint before = town.footprint();

        Result result = town.run(
                CommandLineOfTest.person("n"),
                town.endpoint(),
                "agreement",
                "draw",
                job.file().toString(),
                "--key",
                town.keystore(Person.WORKER).toString(),
                "--password-file",
                town.password().toString());

        assertThat(result.code()).isNotZero();
        assertThat(result.err())
                .contains("0.01 rBTC goes to " + Person.WORKER.address())
                .contains("nothing was sent");
        assertThat(town.footprint()).isEqualTo(before);
    }

    @Test
    void anUnknownOption() {
        Job job = town.draft().opened("0.01rbtc");

        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "topup", "--amount", "1sat", "--force"), "--force");
        refused(WRONG_INPUT, () -> job.as(Person.CLIENT, "topup"), "--amount");
        refused(WRONG_INPUT, () -> town.run("agreement", "rob", "--json"), "rob");
        assertThat(CommandLineOfTest.SCRIPT.run("agreement").err()).contains("say what to do");
    }

    @Test
    void anIdThatIsNone() {
        refused(WRONG_INPUT, () -> town.run("verify", "0x1234", "--json"), "is no agreement's id", "64 hexadecimal");
        refused(WRONG_INPUT, () -> town.run("verify", "nowhere.json", "--json"), "there is no agreement file at");
        refused(
                WRONG_INPUT,
                () -> town.run("verify", Hash32.ZERO.hex(), "--json", "--from-block=-1"),
                "counted from 0");
    }

    @Test
    void aDocumentThatIsNotThere() {
        Job job = town.draft().opened("0.05rbtc");

        refused(
                WRONG_INPUT,
                () -> job.as(Person.CLIENT, "approve", "--add", "1sat", "--memo", "no-such-file"),
                "there is no document at no-such-file");
    }

    private static void wrongKey(Job job, String command, String role, String... more) {
        refused(
                WRONG_INPUT,
                () -> job.as(Person.STRANGER, command, more),
                "only the " + role + " can do this",
                "the key is of " + Person.STRANGER.address());
    }

    private static void refused(int code, Supplier<Result> command, String... words) {
        assertThat(refused(command, words)).isEqualTo(code);
    }

    /** @return the exit code */
    private static int refused(Supplier<Result> command, String... words) {
        Town.Footprint before = town.footprint();
        Result result = command.get();
        assertThat(town.footprint()).as(result.toString()).isEqualTo(before);
        assertThat(result.code()).as(result.toString()).isBetween(1, 3);
        assertThat(result.text("error")).contains(words);
        assertThat(result.json().path("exitCode").asInt()).isEqualTo(result.code());
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.err()).contains(words).doesNotContain("\tat io.stint");
        return result.code();
    }

    private static Result draft(Path file, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "agreement",
                "draft",
                file.toString(),
                "--json",
                "--client",
                Person.CLIENT.address().toString(),
                "--worker",
                Person.WORKER.address().toString(),
                "--claim-cap",
                "0.01rbtc",
                "--scope",
                document()));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }

    private static AgreementFile elsewhere(AgreementFile file, long chainId, Address escrow) {
        return AgreementFile.draft(chainId, escrow, file.sinceBlock(), file.terms())
                .signedByWorker(file.workerSignature().orElseThrow());
    }

    private static SignedVoucher voucherBy(Job job, Person person) {
        AgreementFile file = job.read();
        Message voucher = new Message.Voucher(file.id(), Amount.ofSat(1_000_000), Hash32.ZERO);
        return new SignedVoucher(
                Amount.ofSat(1_000_000),
                Hash32.ZERO,
                person.address(),
                job.signatureBy(person, voucher.digest(file.domain())));
    }

    private static String withVoucher(Job job, SignedVoucher voucher) {
        return io.stint.protocol.file.AgreementFiles.write(job.read().with(voucher));
    }

    /** The same signature's other form: n - s with the other parity, in 65 bytes. */
    private static String withHighS(String compact) {
        byte[] bytes = Bytes.parse(compact).toArray();
        BigInteger r = new BigInteger(1, java.util.Arrays.copyOfRange(bytes, 0, 32));
        BigInteger sAndParity = new BigInteger(1, java.util.Arrays.copyOfRange(bytes, 32, 64));
        BigInteger high = ORDER.subtract(sAndParity.clearBit(255));
        int v = sAndParity.testBit(255) ? 27 : 28;
        return "0x%064x%064x%02x".formatted(r, high, v);
    }

    private static String content(Job job) {
        try {
            return Files.readString(job.file());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String document() {
        return town.document().toString();
    }
}
