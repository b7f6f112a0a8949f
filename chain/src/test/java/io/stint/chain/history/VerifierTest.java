package io.stint.chain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.AgreementOnTestChain;
import io.stint.chain.FaultyNode;
import io.stint.chain.TestChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.escrow.EscrowReader;
import io.stint.chain.escrow.NotDeployed;
import io.stint.chain.history.Verification.Check;
import io.stint.chain.local.DevAccounts;
import io.stint.chain.local.LocalChain;
import io.stint.chain.rpc.Log;
import io.stint.chain.send.Action;
import io.stint.chain.send.Outbox;
import io.stint.chain.send.Progress;
import io.stint.chain.send.Sender;
import io.stint.protocol.StintException;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.Approval.DelegatedBy;
import io.stint.protocol.escrow.Approval.Slip;
import io.stint.protocol.escrow.Approval.Tip;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowCalls;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Histories that a node tells, honestly and not. */
class VerifierTest {
    private static final PrivateKey CLIENT = AgreementOnTestChain.CLIENT;
    private static final PrivateKey WORKER = AgreementOnTestChain.WORKER;
    private static final PrivateKey ARBITER = DevAccounts.KEYS.get(2);
    private static final PrivateKey DELEGATE = DevAccounts.KEYS.get(3);
    private static final PrivateKey STRANGER = DevAccounts.KEYS.get(4);
    private static final Hash32 MEMO = Hash32.keccak("memo");

    /** Calls what its first word says with the rest: 6020360380602060003760006000826000346000355af115601c57005b60006000fd. */
    private static final Bytes FORWARDER = Bytes.parse(
            "0x6022600c60003960226000f36020360380602060003760006000826000346000355af115601c57005b60006000fd");

    /** In the first log: amount, offset, length, terms; zeros without a meaning fill the last word. */
    private static final int END_OF_TERMS = 3 * 32 + 249;

    private static LocalChain chain;
    private static Outbox outbox;
    private static int salt;
    private static Terms rich;
    private static int logs;

    private FaultyNode liar;

    @BeforeAll
    static void start(@TempDir Path folder) {
        chain = TestChain.start();
        outbox = Outbox.open(folder, 31337);
        EscrowDeployment.deploy(sender(CLIENT));
        rich = everythingThatCanHappen();
        logs = history(rich).size();
    }

    @AfterAll
    static void stop() {
        outbox.close();
        chain.close();
    }

    @BeforeEach
    void lie() throws IOException {
        liar = new FaultyNode(chain.endpoint());
    }

    @AfterEach
    void close() {
        liar.close();
    }

    @Test
    void anHonestHistoryIsVerified() {
        Verification verification = verify(rich);

        assertThat(verification.checks())
                .allSatisfy(
                        check -> assertThat(check.passed()).as(check.toString()).isTrue());
        assertThat(verification.checks().stream().map(Check::subject))
                .contains(
                        "contract",
                        "terms",
                        "events",
                        "signatures",
                        "tips",
                        "credits",
                        "record",
                        "claims",
                        "money",
                        "cover");
        assertThat(verification.history().orElseThrow().agreement().closed()).isTrue();
    }

    @Test
    void aNodeBehindAProxyThatChangesNothingIsVerifiedToo() {
        assertThat(verifyThroughLiar(rich).passed()).isTrue();
    }

    static IntStream everyLog() {
        return IntStream.range(0, 16);
    }

    /** Each word of each log's data, one byte of it. */
    @ParameterizedTest
    @MethodSource("everyLog")
    void aByteChangedInALogIsNoticed(int which) {
        assertThat(logs).as("as many as are tried").isEqualTo(16);
        Bytes data = history(rich).get(which).data();
        int end = which == 0 ? END_OF_TERMS : data.size();
        for (int at = Math.min(31, end - 1); at < end; at += 32) {
            int position = at;
            changeLogs((list, copy) -> copy.set(which, withData(list.get(which), flipped(data, position))));

            assertThat(passes(rich))
                    .as(
                            "byte %d of log %d, %s",
                            position, which, history(rich).get(which).topics().getFirst())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everyLog")
    void aLogThatIsHeldBackIsNoticed(int which) {
        changeLogs((list, copy) -> copy.remove(which));

        assertThat(passes(rich)).as(history(rich).get(which).toString()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("everyLog")
    void aLogThatIsToldTwiceIsNoticed(int which) {
        changeLogs((list, copy) -> {
            ObjectNode again = (ObjectNode) list.get(which).deepCopy();
            again.put("logIndex", "0x77");
            copy.insert(which + 1, again);
        });

        assertThat(passes(rich)).as(history(rich).get(which).toString()).isFalse();
    }

    @Test
    void aWrongVoucherSignatureInTheCalldataIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        Bytes good = voucher(CLIENT, terms, 400);
        pay(STRANGER, terms, 400, new Approval.Signed(good));
        String wrong = voucher(STRANGER, terms, 400).hex().substring(2);
        assertThat(verifyThroughLiar(terms).passed()).isTrue();

        liar.change(
                "eth_getTransactionByHash",
                tx -> changed(tx, "input", text -> text.replace(good.hex().substring(2), wrong)));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures");
    }

    @Test
    void anotherCallerOfADirectPaymentIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        pay(CLIENT, terms, 400, new Approval.Direct());
        assertThat(verifyThroughLiar(terms).passed()).isTrue();

        liar.change(
                "eth_getTransactionByHash",
                tx -> changed(tx, "from", text -> STRANGER.address().hex()));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures");
    }

    @Test
    void aTransactionThatTheNodeDoesNotKnowIsNoticed() {
        liar.change("eth_getTransactionByHash", tx -> JsonNodeFactory.instance.nullNode());

        assertThat(failures(verifyThroughLiar(rich))).contains("signatures");
    }

    @Test
    void aCallThatDidSomethingElseIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        pay(STRANGER, terms, 400, new Approval.Signed(voucher(CLIENT, terms, 400)));
        String notice = new EscrowCall.GiveNotice(terms, Message.NEVER, Bytes.EMPTY)
                .data()
                .hex();

        liar.change("eth_getTransactionByHash", tx -> changed(tx, "input", text -> notice));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures", "tips");
    }

    @Test
    void anotherRecordOfTheContractIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        liar.change("eth_call", answer -> {
            Bytes word = Bytes.parse(answer.asString());
            return JsonNodeFactory.instance.stringNode(
                    word.size() < 32 ? word.hex() : flipped(word, 31).hex());
        });

        assertThat(failures(verifyThroughLiar(terms))).contains("record");
    }

    @Test
    void anEscrowThatHoldsTooLittleIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        liar.change("eth_getBalance", answer -> JsonNodeFactory.instance.stringNode("0x1"));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("cover");
    }

    @Test
    void withoutTheContractNothingIsVerified() {
        liar.change("eth_getCode", answer -> JsonNodeFactory.instance.stringNode("0x"));

        assertThatThrownBy(() -> verifyThroughLiar(rich)).isInstanceOf(NotDeployed.class);
    }

    @Test
    void anAgreementThatNeverWasIsNotVerified() {
        assertThat(failures(verify(terms()))).containsExactly("events");
    }

    @Test
    void anAgreementThatIsOlderThanTheFirstBlockLookedAtIsNotVerified() {
        Terms terms = opened(terms(), 1_000);

        Verification verification = new Verifier(chain.profile(), chain.node())
                .verify(id(terms), chain.node().blockNumber() + 1);

        assertThat(verification.passed()).isFalse();
    }

    @Test
    void batchesOfOpeningsAndPaymentsVerifyEach() {
        List<Terms> all = Stream.generate(VerifierTest::terms).limit(3).toList();
        call(
                CLIENT,
                new EscrowCall.OpenMany(all.stream().map(t -> opening(t, 500)).toList()));
        List<EscrowCall.Pay> payments = new ArrayList<>();
        for (Terms terms : all) {
            payments.add(new EscrowCall.Pay(
                    terms, Amount.ofWei(200), MEMO, new Approval.Signed(voucher(CLIENT, terms, 200))));
        }
        call(STRANGER, new EscrowCall.PayMany(payments));

        for (Terms terms : all) {
            Verification verification = verify(terms);
            assertThat(verification.passed()).isTrue();
            assertThat(finding(verification, "signatures")).startsWith("2 signatures recovered");
        }
    }

    @Test
    void aDelegatesVoucherVerifies() {
        Terms terms = opened(terms(), 1_000);
        Message delegation = new Message.Delegation(id(terms), DELEGATE.address(), Amount.ofWei(700));
        pay(
                STRANGER,
                terms,
                600,
                new Approval.Proven(
                        Slip.of(voucher(DELEGATE, terms, 600)),
                        new DelegatedBy(DELEGATE.address(), Amount.ofWei(700), Slip.of(signed(CLIENT, delegation))),
                        Tip.NONE));

        Verification verification = verify(terms);

        assertThat(verification.passed()).isTrue();
        assertThat(finding(verification, "signatures")).startsWith("3 signatures recovered");
    }

    @Test
    void aVoucherOfABatchVerifiesAndAnotherPathDoesNot() {
        Terms terms = opened(terms(), 1_000);
        Message voucher = new Message.Voucher(id(terms), Amount.ofWei(300), MEMO);
        MerkleTree tree =
                new MerkleTree(List.of(Hash32.keccak("another"), voucher.structHash(), Hash32.keccak("a third")));
        Bytes batch = signed(CLIENT, new Message.Batch(tree.root()));
        pay(STRANGER, terms, 300, new Approval.Proven(new Slip(batch, tree.path(1)), DelegatedBy.NOBODY, Tip.NONE));
        assertThat(verifyThroughLiar(terms).passed()).isTrue();

        liar.change(
                "eth_getTransactionByHash",
                tx -> changed(
                        tx,
                        "input",
                        text -> text.replace(
                                tree.path(1).getFirst().hex().substring(2),
                                MEMO.hex().substring(2))));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures");
    }

    @Test
    void aTipThatTheWorkerSignedVerifiesAndAnotherTipDoesNot() {
        Terms terms = opened(terms(), 1_000);
        Bytes tip = signed(WORKER, new Message.Draw(id(terms), Amount.ofWei(300), Amount.ofWei(7), Message.NEVER));
        pay(
                STRANGER,
                terms,
                300,
                new Approval.Proven(
                        Slip.of(voucher(CLIENT, terms, 300)),
                        DelegatedBy.NOBODY,
                        new Tip(Amount.ofWei(7), Message.NEVER, tip)));
        assertThat(verify(terms).passed()).isTrue();

        liar.change(
                "eth_getTransactionByHash",
                tx -> changed(
                        tx,
                        "input",
                        text -> text.replace(
                                tip.hex().substring(2),
                                signed(
                                                STRANGER,
                                                new Message.Draw(
                                                        id(terms), Amount.ofWei(300), Amount.ofWei(7), Message.NEVER))
                                        .hex()
                                        .substring(2))));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures");
    }

    @Test
    void aHubsFeesAndARefusedPushVerifyAsCredits() {
        Terms plain = terms();
        Address payee = forwarder();
        Terms terms = opened(withHub(plain, payee, plain.arbiter()), 1_000);
        EscrowReader escrow = new EscrowReader(chain.node(), EscrowDeployment.address());
        BigInteger hubBefore = escrow.credit(DELEGATE.address(), Address.ZERO);
        pay(CLIENT, terms, 400, new Approval.Direct());
        call(WORKER, new EscrowCall.Quit(terms, Amount.ZERO, Message.NEVER, Bytes.EMPTY));

        assertThat(failures(verify(terms))).isEmpty();
        assertThat(escrow.credit(payee, Address.ZERO)).isEqualTo(BigInteger.valueOf(380));
        assertThat(escrow.credit(DELEGATE.address(), Address.ZERO).subtract(hubBefore))
                .isEqualTo(BigInteger.valueOf(20));
    }

    /** The fee comes with the ruling; of what an arbiter refuses its credit tells. */
    @Test
    void anArbitersFeeVerifiesWhetherItWasTakenOrRefused() {
        Address refusing = forwarder();
        Terms taken = disputed(terms());
        call(ARBITER, new EscrowCall.Rule(taken, 1, Amount.ofWei(60), MEMO, Bytes.EMPTY));
        Terms refused = disputed(withHub(terms(), Address.ZERO, refusing));
        Bytes ruling = new EscrowCall.Rule(refused, 1, Amount.ofWei(60), MEMO, Bytes.EMPTY).data();
        sender(STRANGER).send(new Action(Optional.of(refusing), Amount.ZERO, forwarded(ruling)));

        assertThat(failures(verify(taken))).isEmpty();
        assertThat(failures(verify(refused))).isEmpty();
        EscrowReader escrow = new EscrowReader(chain.node(), EscrowDeployment.address());
        assertThat(escrow.credit(ARBITER.address(), Address.ZERO)).isEqualTo(BigInteger.ZERO);
        assertThat(escrow.credit(refusing, Address.ZERO)).isEqualTo(BigInteger.TEN);
    }

    /** What the client signed for another sum is no authority for this one, although the round is the same. */
    @Test
    void aConcessionThatNamesAnotherSumIsNoticed() {
        Terms terms = opened(terms(), 1_000);
        claim(terms, 1);
        call(STRANGER, concession(terms, 100));
        assertThat(verifyThroughLiar(terms).passed()).isTrue();
        String other = concession(terms, 99).data().hex();

        liar.change("eth_getTransactionByHash", tx -> changed(tx, "input", text -> isConcession(text) ? other : text));

        assertThat(failures(verifyThroughLiar(terms))).containsOnly("signatures");
    }

    @Test
    void aPaymentThroughAnotherContractIsSaidToRestOnAContract() {
        Terms terms = opened(terms(), 1_000);
        long nonce = chain.node().nonce(STRANGER.address());
        sender(STRANGER).send(new Action(Optional.empty(), Amount.ZERO, FORWARDER));
        Bytes call = new EscrowCall.Pay(
                        terms, Amount.ofWei(300), MEMO, new Approval.Signed(voucher(CLIENT, terms, 300)))
                .data();
        sender(STRANGER).send(Action.call(created(STRANGER.address(), nonce), forwarded(call)));

        Verification verification = verify(terms);

        assertThat(verification.history().orElseThrow().agreement().drawn()).isEqualTo(Amount.ofWei(300));
        assertThat(verification.passed()).isTrue();
        assertThat(finding(verification, "signatures")).endsWith("1 rest on contracts, which the escrow asked");
    }

    private interface LogChange {
        void change(ArrayNode told, ArrayNode copy);
    }

    private void changeLogs(LogChange change) {
        liar.change("eth_getLogs", answer -> {
            ArrayNode told = (ArrayNode) answer;
            if (told.size() < logs) {
                return told;
            }
            ArrayNode copy = told.deepCopy();
            change.change(told, copy);
            return copy;
        });
    }

    /** A clear exception is as good as a no. */
    private boolean passes(Terms terms) {
        try {
            return verifyThroughLiar(terms).passed();
        } catch (StintException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    private static Verification verify(Terms terms) {
        return new Verifier(chain.profile(), chain.node()).verify(id(terms), 0);
    }

    private Verification verifyThroughLiar(Terms terms) {
        return new Verifier(chain.profile(), liar.node()).verify(id(terms), 0);
    }

    private static List<String> failures(Verification verification) {
        return verification.checks().stream()
                .filter(check -> !check.passed())
                .map(Check::subject)
                .toList();
    }

    private static String finding(Verification verification, String subject) {
        return verification.checks().stream()
                .filter(check -> check.subject().equals(subject))
                .map(Check::finding)
                .findFirst()
                .orElseThrow();
    }

    private static List<Log> history(Terms terms) {
        return new HistoryReader(chain.profile(), chain.node(), EscrowDeployment.address())
                .read(id(terms), 0).orElseThrow().entries().stream()
                        .map(History.Entry::log)
                        .toList();
    }

    /** Every kind of event of one agreement but the endings that exclude each other. */
    private static Terms everythingThatCanHappen() {
        Terms terms = opened(withHub(terms(), Address.ZERO, ARBITER.address()), 10_000);
        call(STRANGER, new EscrowCall.TopUp(terms, Amount.ofWei(1_000)));
        Bytes tip = signed(WORKER, new Message.Draw(id(terms), Amount.ofWei(300), Amount.ofWei(7), Message.NEVER));
        pay(
                STRANGER,
                terms,
                300,
                new Approval.Proven(
                        Slip.of(voucher(CLIENT, terms, 300)),
                        DelegatedBy.NOBODY,
                        new Tip(Amount.ofWei(7), Message.NEVER, tip)));
        claim(terms, 1);
        call(WORKER, new EscrowCall.Retract(terms, 1, Bytes.EMPTY));
        claim(terms, 2);
        call(CLIENT, new EscrowCall.Concede(terms, 2, Amount.ofWei(100), Bytes.EMPTY));
        claim(terms, 3);
        object(terms, 3);
        call(ARBITER, new EscrowCall.Rule(terms, 3, Amount.ofWei(60), MEMO, Bytes.EMPTY));
        call(CLIENT, new EscrowCall.GiveNotice(terms, Message.NEVER, Bytes.EMPTY));
        pass(Duration.ofDays(8));
        call(STRANGER, new EscrowCall.Withdraw(terms));
        return terms;
    }

    private static Terms terms() {
        return new Terms(
                CLIENT.address(),
                WORKER.address(),
                Address.ZERO,
                Address.ZERO,
                ARBITER.address(),
                Address.ZERO,
                Address.ZERO,
                Amount.ofWei(100),
                Amount.ofWei(10),
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                Hash32.keccak("scope"),
                BigInteger.valueOf(++salt));
    }

    /** With a payee, an arbiter and a hub that takes 5 %. */
    private static Terms withHub(Terms plain, Address payee, Address arbiter) {
        return new Terms(
                plain.client(),
                plain.worker(),
                payee,
                Address.ZERO,
                arbiter,
                Address.ZERO,
                DELEGATE.address(),
                plain.claimCap(),
                plain.arbiterFee(),
                plain.review(),
                plain.ruling(),
                plain.notice(),
                plain.committedUntil(),
                plain.fallback(),
                new BasisPoints(500),
                plain.scope(),
                plain.salt());
    }

    private static Terms disputed(Terms terms) {
        opened(terms, 1_000);
        claim(terms, 1);
        object(terms, 1);
        return terms;
    }

    private static EscrowCall.Concede concession(Terms terms, long sum) {
        Bytes signature = signed(CLIENT, new Message.Concede(id(terms), 1, Amount.ofWei(sum)));
        return new EscrowCall.Concede(terms, 1, Amount.ofWei(sum), signature);
    }

    private static boolean isConcession(String input) {
        return EscrowCalls.decode(Bytes.parse(input)).orElse(null) instanceof EscrowCall.Concede;
    }

    private static Terms opened(Terms terms, long wei) {
        call(CLIENT, opening(terms, wei));
        return terms;
    }

    private static EscrowCall.Open opening(Terms terms, long wei) {
        return new EscrowCall.Open(
                terms, Amount.ofWei(wei), Bytes.of(WORKER.sign(id(terms)).compact()), Message.NEVER, Bytes.EMPTY);
    }

    private static void claim(Terms terms, int round) {
        pass(Duration.ofDays(3).plusSeconds(2));
        call(
                WORKER,
                new EscrowCall.Claim(terms, round, Amount.ofWei(100), MEMO, Instant.EPOCH, Message.NEVER, Bytes.EMPTY));
    }

    private static void object(Terms terms, int round) {
        call(CLIENT, new EscrowCall.ObjectTo(terms, round, MEMO, Amount.ZERO, Message.NEVER, Bytes.EMPTY));
    }

    private static void pay(PrivateKey by, Terms terms, long total, Approval approval) {
        call(by, new EscrowCall.Pay(terms, Amount.ofWei(total), MEMO, approval));
    }

    private static Bytes voucher(PrivateKey by, Terms terms, long total) {
        return signed(by, new Message.Voucher(id(terms), Amount.ofWei(total), MEMO));
    }

    private static Bytes signed(PrivateKey by, Message message) {
        return Bytes.of(by.sign(message.digest(AgreementOnTestChain.DOMAIN)).compact());
    }

    private static Hash32 id(Terms terms) {
        return terms.id(AgreementOnTestChain.DOMAIN);
    }

    private static void call(PrivateKey by, EscrowCall call) {
        sender(by).send(Action.call(EscrowDeployment.address(), call));
    }

    private static void pass(Duration time) {
        chain.clock().advance(time);
    }

    private static Sender sender(PrivateKey by) {
        return new Sender(chain.profile(), chain.node(), by, outbox, Progress.SILENT);
    }

    private static ObjectNode withData(JsonNode log, Bytes data) {
        ObjectNode copy = (ObjectNode) log.deepCopy();
        return copy.put("data", data.hex());
    }

    private static JsonNode changed(JsonNode tx, String field, java.util.function.UnaryOperator<String> change) {
        ObjectNode copy = (ObjectNode) tx.deepCopy();
        return copy.put(field, change.apply(copy.path(field).asString()));
    }

    private static Bytes flipped(Bytes data, int position) {
        byte[] bytes = data.toArray();
        bytes[position] ^= 1;
        return Bytes.of(bytes);
    }

    /** It fails on a plain transfer, so that what it should get becomes its credit. */
    private static Address forwarder() {
        long nonce = chain.node().nonce(STRANGER.address());
        sender(STRANGER).send(new Action(Optional.empty(), Amount.ZERO, FORWARDER));
        return created(STRANGER.address(), nonce);
    }

    private static Bytes forwarded(Bytes call) {
        byte[] all = new byte[32 + call.size()];
        System.arraycopy(EscrowDeployment.address().bytes(), 0, all, 12, 20);
        System.arraycopy(call.toArray(), 0, all, 32, call.size());
        return Bytes.of(all);
    }

    /** By CREATE: the last 20 bytes of keccak(rlp(sender, nonce)), for nonces from 1 to 127. */
    private static Address created(Address sender, long nonce) {
        assertThat(nonce).isBetween(1L, 127L);
        byte[] rlp = new byte[23];
        rlp[0] = (byte) 0xd6;
        rlp[1] = (byte) 0x94;
        System.arraycopy(sender.bytes(), 0, rlp, 2, 20);
        rlp[22] = (byte) nonce;
        return Address.of(java.util.Arrays.copyOfRange(Hash32.keccak(rlp).bytes(), 12, 32));
    }
}
