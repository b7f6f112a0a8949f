package io.stint.chain.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.rpc.NodeError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes say to a transaction, and what is made of it. */
class AnswerTest extends OnDesk {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            already known                                                          | HAS_IT
            known transaction: 0xab                                                | HAS_IT
            transaction already imported                                           | HAS_IT
            AlreadyKnown                                                           | HAS_IT
            Known transaction                                                      | HAS_IT
            ALREADY_EXISTS: already known                                          | HAS_IT
            pending transaction with same hash already exists                      | HAS_IT
            queued transaction with same hash already exists                       | HAS_IT
            nonce too low: next nonce 5, tx nonce 4                                | NONCE_USED
            transaction nonce too low                                              | NONCE_USED
            OldNonce                                                               | NONCE_USED
            Transaction nonce is below sender account nonce                        | NONCE_USED
            replacement transaction underpriced                                    | OCCUPIED
            INTERNAL_ERROR: could not replace existing tx                          | OCCUPIED
            gas price not enough to bump transaction                               | OCCUPIED
            ReplacementNotAllowed                                                  | OCCUPIED
            transaction underpriced                                                | TOO_CHEAP
            transaction's gas price lower than block's minimum                     | TOO_CHEAP
            max fee per gas less than block base fee                               | TOO_CHEAP
            FeeTooLow, MaxFeePerGas too low                                        | TOO_CHEAP
            Gas price below configured minimum gas price                           | TOO_CHEAP
            account exceeds quota                                                  | LATER
            transaction nonce too high                                             | LATER
            Transaction nonce is too distant from current sender nonce             | LATER
            txpool is full                                                         | LATER
            insufficient funds for gas * price + value                             | REFUSED
            insufficient funds to pay for pending and new transactions             | REFUSED
            Upfront cost exceeds account balance                                   | REFUSED
            intrinsic gas too low                                                  | REFUSED
            transaction's gas limit of 9 is higher than the block's gas limit of 8 | REFUSED
            only replay-protected (EIP-155) transactions allowed over RPC          | REFUSED
            transaction type not supported                                         | REFUSED
            transaction reverted                                                   | UNCLEAR
            Internal server error                                                  | UNCLEAR
            """)
    void theWordsOfManyNodesAreUnderstood(String words, Answer.Kind kind) {
        assertThat(Wordings.kindOf(new NodeError("eth_sendRawTransaction", -32000, words, Optional.empty())))
                .isEqualTo(kind);
    }

    @Test
    void anErrorForATransactionThatWasMinedIsNoError() {
        desk.faulty.refuseAfterwards("eth_sendRawTransaction", -32015, "transaction reverted");

        assertThat(desk.unhurried().send(desk.pay(7)).succeeded()).isTrue();

        assertThat(desk.faulty.count("eth_sendRawTransaction")).isEqualTo(1);
        assertThat(desk.paid()).isEqualTo(7);
    }

    @Test
    void aRefusalAfterALostAnswerIsNoProof() {
        // The first may be on its way through another node, whatever this one says to the second.
        desk.faulty.answer("eth_sendRawTransaction", 502, "bad gateway");
        Sender sender = desk.sender();
        assertThatThrownBy(() -> sender.submit(desk.pay(7))).isInstanceOf(StillWaiting.class);
        desk.reopen();
        desk.faulty.refuse("eth_sendRawTransaction", 200, -32010, "insufficient funds");

        assertThatThrownBy(() -> desk.sender().send(desk.pay(8)))
                .isInstanceOf(StillWaiting.class)
                .hasMessageContaining("insufficient funds");
        assertThat(desk.outbox().open()).hasSize(1);

        desk.faulty.heal("eth_sendRawTransaction");
        desk.sender().send(desk.pay(8));
        assertThat(desk.paid()).isEqualTo(15);
    }

    @Test
    void aPlainRefusalFreesTheNonce() {
        for (String refusal : new String[] {"insufficient funds", "gas price not enough to bump transaction"}) {
            desk.faulty.refuse("eth_sendRawTransaction", 200, -32010, refusal);
            assertThatThrownBy(() -> desk.sender().send(desk.pay(7)))
                    .isInstanceOf(TransactionRefused.class)
                    .hasMessageContaining(refusal);
            assertThat(desk.outbox().kept()).isEmpty();
        }
    }

    @Test
    void whatTheNodeWantsLaterIsOfferedAgain() {
        desk.faulty.refuse("eth_sendRawTransaction", 200, -32010, "account exceeds quota");
        desk.meanwhile(() -> desk.faulty.heal("eth_sendRawTransaction"));

        desk.sender().send(desk.pay(7));

        assertThat(desk.faulty.count("eth_sendRawTransaction")).isEqualTo(5);
        assertThat(desk.paid()).isEqualTo(7);
    }
}
