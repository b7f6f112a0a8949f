package io.stint.protocol.escrow;

import static io.stint.protocol.People.APPROVER;
import static io.stint.protocol.People.ARBITER;
import static io.stint.protocol.People.CLIENT;
import static io.stint.protocol.People.ID;
import static io.stint.protocol.People.STRANGER;
import static io.stint.protocol.People.TERMS;
import static io.stint.protocol.People.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.stint.protocol.People;
import io.stint.protocol.escrow.Approval.Direct;
import io.stint.protocol.escrow.Approval.Signed;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who must sign for each call, tried with everybody's key. */
class SignatoriesTest {
    private static final Amount SUM = Amount.ofSat(7);
    private static final Hash32 MEMO = Hash32.keccak("memo");
    private static final Instant END = Instant.ofEpochSecond(1_900_000_000);
    private static final Message OPEN = new Message.Open(ID, SUM, END);
    private static final Message CLOSE = new Message.Close(ID, 2, SUM, END);
    private static final Address PURSE = STRANGER.address();

    /**
     * A call with one signature left open.
     *
     * @param message what is to be signed; empty: the terms themselves
     */
    record Case(String name, Optional<Message> message, Function<Bytes, EscrowCall> call, Set<People> signers) {
        static Case of(Message message, Function<Bytes, EscrowCall> call, People... signers) {
            return new Case(message.getClass().getSimpleName(), Optional.of(message), call, Set.of(signers));
        }

        EscrowCall signedBy(People person) {
            return call.apply(message.map(person::sign).orElseGet(() -> person.sign(ID)));
        }

        @Override
        public String toString() {
            return name + " in " + call.apply(Bytes.EMPTY).function();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(OPEN, s -> open(TERMS, WORKER.sign(ID), s), CLIENT),
                new Case("Terms", Optional.empty(), s -> open(TERMS, s, CLIENT.sign(OPEN)), Set.of(WORKER)),
                Case.of(OPEN, s -> permitted(open(TERMS, WORKER.sign(ID), s)), CLIENT),
                Case.of(OPEN, s -> new EscrowCall.OpenMany(List.of(open(TERMS, WORKER.sign(ID), s))), CLIENT),
                Case.of(new Message.Voucher(ID, SUM, MEMO), s -> pay(s), CLIENT, APPROVER),
                Case.of(
                        new Message.Voucher(ID, SUM, MEMO),
                        s -> new EscrowCall.PayMany(List.of(pay(s), pay(s))),
                        CLIENT,
                        APPROVER),
                Case.of(
                        new Message.Claim(ID, 1, SUM, MEMO, Instant.EPOCH, END),
                        s -> new EscrowCall.Claim(TERMS, 1, SUM, MEMO, Instant.EPOCH, END, s),
                        WORKER),
                Case.of(new Message.Retract(ID, 1), s -> new EscrowCall.Retract(TERMS, 1, s), WORKER),
                Case.of(
                        new Message.Concede(ID, 1, SUM),
                        s -> new EscrowCall.Concede(TERMS, 1, SUM, s),
                        CLIENT,
                        APPROVER),
                Case.of(
                        new Message.Objection(ID, 1, MEMO, END),
                        s -> new EscrowCall.ObjectTo(TERMS, 1, MEMO, SUM, END, s),
                        CLIENT,
                        APPROVER),
                Case.of(
                        new Message.Ruling(ID, 1, SUM, MEMO),
                        s -> new EscrowCall.Rule(TERMS, 1, SUM, MEMO, s),
                        ARBITER),
                Case.of(CLOSE, s -> new EscrowCall.Close(TERMS, 2, SUM, END, s, WORKER.sign(CLOSE)), CLIENT),
                Case.of(CLOSE, s -> new EscrowCall.Close(TERMS, 2, SUM, END, CLIENT.sign(CLOSE), s), WORKER),
                Case.of(new Message.Notice(ID, END), s -> new EscrowCall.GiveNotice(TERMS, END, s), CLIENT),
                Case.of(new Message.Quit(ID, SUM, END), s -> new EscrowCall.Quit(TERMS, SUM, END, s), WORKER),
                Case.of(
                        new Message.Withdrawal(APPROVER.address(), Address.ZERO, PURSE, BigInteger.TWO, END),
                        s -> withdrawal(APPROVER.address(), s),
                        APPROVER));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyTheirSignaturesSuffice(Case c) {
        for (People person : People.values()) {
            assertThat(People.suffice(c.signedBy(person), STRANGER))
                    .as("%s by %s", c, person)
                    .isEqualTo(c.signers.contains(person));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void withoutASignatureTheyMustCall(Case c) {
        for (People caller : People.values()) {
            assertThat(People.suffice(c.call.apply(Bytes.EMPTY), caller))
                    .as("%s called by %s", c, caller)
                    .isEqualTo(c.signers.contains(caller));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSignatureOverAnythingElseIsWorthNothing(Case c) {
        for (People signer : c.signers) {
            Bytes other = signer.sign(new Message.Voucher(ID, SUM, Hash32.keccak("another memo")));
            assertThat(People.suffice(c.call.apply(other), signer)).isFalse();
            Bytes cut = Bytes.of(Arrays.copyOf(other.toArray(), 63));
            assertThat(People.suffice(c.call.apply(cut), signer)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameIsWorthNothingOnAnotherChainOrContract(Case c) {
        EscrowCall call = c.signedBy(c.signers.iterator().next());
        for (var domain : List.of(EscrowDomain.of(30, People.ESCROW), EscrowDomain.of(31337, STRANGER.address()))) {
            assertThat(Signatories.of(call, domain))
                    .allSatisfy(there -> assertThat(Signatories.of(call, People.DOMAIN))
                            .noneMatch(here -> here.digest().equals(there.digest())));
        }
    }

    @Test
    void theOthersAnyoneMayCall() {
        EscrowCall.TopUp topUp = new EscrowCall.TopUp(TERMS, SUM);
        EscrowCall.Permit permit = permit();
        List<EscrowCall> free = List.of(
                topUp,
                new EscrowCall.TopUpWithPermit(TERMS, SUM, permit),
                new EscrowCall.TopUpMany(List.of(topUp)),
                new EscrowCall.Collect(TERMS, 1),
                new EscrowCall.Lapse(TERMS, 1),
                new EscrowCall.Withdraw(TERMS));
        assertThat(free)
                .allSatisfy(
                        call -> assertThat(Signatories.of(call, People.DOMAIN)).isEmpty());
        Set<Class<?>> covered = new HashSet<>();
        Stream.concat(free.stream(), cases().map(c -> c.call.apply(Bytes.EMPTY)))
                .forEach(call -> covered.add(call.getClass()));
        assertThat(covered).containsExactlyInAnyOrder(EscrowCall.class.getPermittedSubclasses());
    }

    @Test
    void aCreditGoesToItsOwnerWithoutASignature() {
        EscrowCall home = new EscrowCall.WithdrawCredit(PURSE, Address.ZERO, PURSE, BigInteger.ZERO, END, Bytes.EMPTY);
        assertThat(People.suffice(home, People.HUB)).isTrue();
    }

    @Test
    void eachItemOfABatchNeedsItsOwnSignatures() {
        Terms others = People.terms(2);
        Hash32 id = others.id(People.DOMAIN);
        EscrowCall.Open ours = open(TERMS, WORKER.sign(ID), CLIENT.sign(OPEN));
        EscrowCall.Open theirs = open(others, WORKER.sign(id), CLIENT.sign(new Message.Open(id, SUM, END)));
        EscrowCall.Open forged = open(others, WORKER.sign(id), CLIENT.sign(OPEN));
        assertThat(People.suffice(new EscrowCall.OpenMany(List.of(ours, theirs)), STRANGER))
                .isTrue();
        assertThat(People.suffice(new EscrowCall.OpenMany(List.of(ours, forged)), STRANGER))
                .isFalse();
        assertThat(Signatories.of(new EscrowCall.OpenMany(List.of(ours, theirs)), People.DOMAIN))
                .extracting(Signatories.Required::agreement)
                .containsExactly(ID, ID, id, id);
    }

    @Test
    void anyCallIsAnsweredHoweverOddItsContent() {
        for (int seed = 0; seed < 2_000; seed++) {
            assertThat(Signatories.of(AnyRecord.call(new Random(seed)), People.DOMAIN))
                    .allSatisfy(required -> assertThat(required.what()).isNotBlank());
        }
    }

    @Test
    void nobodySignsForAMissingApproverOrArbiter() {
        Terms alone = SomeTerms.with(t -> t.arbiter = Address.ZERO);
        EscrowCall pay = new EscrowCall.Pay(alone, SUM, MEMO, new Direct());
        assertThat(Signatories.of(pay, People.DOMAIN))
                .flatExtracting(Signatories.Required::signers)
                .containsExactly(alone.client());
    }

    private static EscrowCall.Open open(Terms terms, Bytes byWorker, Bytes byClient) {
        return new EscrowCall.Open(terms, SUM, byWorker, END, byClient);
    }

    private static EscrowCall permitted(EscrowCall.Open open) {
        return new EscrowCall.OpenWithPermit(open, permit());
    }

    private static EscrowCall.Permit permit() {
        return new EscrowCall.Permit(BigInteger.ONE, BigInteger.ONE, 27, MEMO, MEMO);
    }

    private static EscrowCall.Pay pay(Bytes signature) {
        return new EscrowCall.Pay(TERMS, SUM, MEMO, signature.isEmpty() ? new Direct() : new Signed(signature));
    }

    private static EscrowCall withdrawal(Address owner, Bytes signature) {
        return new EscrowCall.WithdrawCredit(owner, Address.ZERO, PURSE, BigInteger.TWO, END, signature);
    }
}
