package io.stint.hub.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfiles;
import io.stint.hub.agreement.Coins;
import io.stint.hub.agreement.Story;
import io.stint.hub.agreement.TermsRules;
import io.stint.hub.web.Texts;
import io.stint.protocol.terms.TermsCheck;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsDraftTest {
    private static final Address ESCROW = EscrowDeployment.address();
    private static final Amount COIN = Amount.ofWei(BigInteger.TEN.pow(18));
    private static final Coins COINS = new Coins(ChainProfiles.LOCAL, List.of());
    private static final TermsRules RULES =
            new TermsRules(ESCROW, COINS, Address.ZERO, Optional.of(COIN), _ -> true, Story.START);

    @Test
    void goodTermsAreAcceptable() {
        TermsDraft draft = TermsDraft.read(typed(), RULES);

        assertThat(draft.acceptable()).isTrue();
        assertThat(draft.sum()).isEqualTo(Amount.ofWei(BigInteger.TEN.pow(17)));
        assertThat(TermsCheck.problems(draft.terms(), ESCROW, Story.START)).isEmpty();
    }

    /** What is typed into a field, the field beside which it is said, and what is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worker               | 0x12                                       | worker         | noAddress
            worker               | ''                                         | worker         | noWorker
            worker               | CLIENT                                     | worker         | sameParty
            payee                | ESCROW                                     | payee          | escrowIsParty
            arbiter              | WORKER                                     | arbiter        | arbiterIsParty
            arbiter              | ''                                         | arbiterFee     | feeWithoutArbiter
            sum                  | ''                                         | sum            | noSum
            sum                  | 1.5                                        | sum            | overLargest
            sum                  | 1e3                                        | sum            | noAmount
            sum                  | 0.0000000000000000001                      | sum            | noAmount
            claimCap             | -1                                         | claimCap       | noAmount
            review               | 0                                          | review         | noReview
            review               | 950400                                     | notice         | noticeTooShort
            ruling               | 15552001                                   | ruling         | periodTooLong
            notice               | soon                                       | notice         | noPeriod
            committedUntil       | 1900000000                                 | committedUntil | commitmentTooLong
            fallbackBps          | 10001                                      | fallbackBps    | noPercent
            milestones.0.amount  | 0.04                                       | milestones     | milestonesDiffer""")
    void whatIsRefusedIsSaidBesideItsField(String field, String value, String beside, String key) {
        Map<String, String> typed = typed();
        typed.put(
                field,
                value.replace("CLIENT", Story.CLIENT.address().toString())
                        .replace("WORKER", Story.WORKER.address().toString())
                        .replace("ESCROW", ESCROW.toString()));

        TermsDraft draft = TermsDraft.read(typed, RULES);

        assertThat(draft.acceptable()).isFalse();
        assertThat(draft.about(beside)).hasValueSatisfying(advice -> {
            assertThat(advice.refused()).isTrue();
            assertThat(advice.says().key()).isEqualTo("advice." + key);
            Texts.ALL
                    .values()
                    .forEach(texts ->
                            assertThat(texts.keys()).contains(advice.says().key()));
        });
    }

    /** Whatever the contract refuses is refused beside a field, and nothing else of the contract's concern. */
    @ParameterizedTest
    @CsvSource({
        "worker, CLIENT",
        "payee, ESCROW",
        "arbiter, WORKER",
        "arbiter, ''",
        "review, 0",
        "review, 950400",
        "ruling, 15552001",
        "notice, 15552001",
        "committedUntil, 1900000000",
        "sum, 0.2",
        "claimCap, ''"
    })
    void theContractsRulesAreTheForms(String field, String value) {
        Map<String, String> typed = typed();
        typed.put(
                field,
                value.replace("CLIENT", Story.CLIENT.address().toString())
                        .replace("WORKER", Story.WORKER.address().toString())
                        .replace("ESCROW", ESCROW.toString()));
        TermsDraft draft = TermsDraft.read(typed, RULES);

        assertThat(draft.acceptable())
                .isEqualTo(
                        TermsCheck.problems(draft.terms(), ESCROW, Story.START).isEmpty());
    }

    /** The work can be sealed for both sides, or it is not offered; whoever decides can sign in later. */
    @Test
    void whoHasNeverSignedInIsNamedBesideTheField() {
        Address worker = Story.WORKER.address();
        assertThat(withoutKey(worker).acceptable()).isFalse();
        assertThat(withoutKey(worker).about("worker").orElseThrow().says().key())
                .isEqualTo("advice.workerUnread");

        TermsDraft draft = withoutKey(Story.ARBITER.address());
        assertThat(draft.acceptable()).isTrue();
        assertThat(draft.about("arbiter").orElseThrow().says().key()).isEqualTo("advice.arbiterUnread");
    }

    private static TermsDraft withoutKey(Address address) {
        return TermsDraft.read(
                typed(),
                new TermsRules(
                        ESCROW, COINS, Address.ZERO, Optional.of(COIN), other -> !other.equals(address), Story.START));
    }

    @Test
    void whatMayHarmIsAWarning() {
        Map<String, String> typed = typed();
        typed.put("claimCap", "0.1");
        TermsDraft draft = TermsDraft.read(typed, RULES);

        assertThat(draft.acceptable()).isTrue();
        assertThat(draft.about("claimCap"))
                .hasValueSatisfying(a -> assertThat(a.refused()).isFalse());
    }

    @Test
    void partsThatAddUpAreFine() {
        Map<String, String> typed = typed();
        typed.put("milestones.0.amount", "0.04");
        typed.put("milestones.2.amount", "0,06");

        assertThat(TermsDraft.read(typed, RULES).acceptable()).isTrue();
    }

    private static Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        typed.put("client", Story.CLIENT.address().toString());
        typed.put("worker", Story.WORKER.address().toString());
        typed.put("arbiter", Story.ARBITER.address().toString());
        typed.put("sum", "0.1");
        typed.put("claimCap", "0.04");
        typed.put("arbiterFee", "0.004");
        typed.put("review", "259200");
        typed.put("ruling", "1209600");
        typed.put("notice", "604800");
        typed.put("fallbackBps", "5000");
        typed.put("committedUntil", "0");
        return typed;
    }
}
