package io.stint.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.escrow.EscrowDomain;
import io.stint.protocol.terms.SomeTerms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** No signature is good for anything but what it was made for. */
class MessageTest {
    private static final Hash32 ID = Hash32.keccak("agreement");
    private static final Hash32 OTHER = Hash32.keccak("other");
    private static final Address ESCROW = SomeTerms.address("escrow");
    private static final Amount OVER = Amount.MAX.plus(Amount.ofWei(1));

    @Test
    void everyPairOfMessagesDiffers() {
        List<Message> alike = List.of(
                new Message.Retract(ID, 1),
                new Message.Concede(ID, 1, Amount.ofWei(1)),
                new Message.Concede(ID, 1, Amount.ofWei(2)),
                new Message.Retract(ID, 2),
                new Message.Retract(OTHER, 1),
                new Message.Notice(ID, Instant.ofEpochSecond(1)),
                new Message.Open(ID, Amount.ofWei(1), Instant.ofEpochSecond(1)),
                new Message.Quit(ID, Amount.ofWei(1), Instant.ofEpochSecond(1)),
                new Message.Close(ID, 0, Amount.ofWei(1), Instant.ofEpochSecond(1)),
                new Message.Close(ID, 1, Amount.ofWei(1), Instant.ofEpochSecond(1)),
                new Message.Draw(ID, Amount.ZERO, Amount.ofWei(1), Instant.ofEpochSecond(1)),
                new Message.Voucher(ID, Amount.ofWei(1), OTHER),
                new Message.Ruling(ID, 1, Amount.ofWei(1), OTHER),
                new Message.Batch(ID));
        Set<Hash32> digests = new HashSet<>();
        for (Message message : alike) {
            for (long chain : new long[] {30, 31}) {
                digests.add(message.digest(EscrowDomain.of(chain, ESCROW)));
                digests.add(message.digest(EscrowDomain.of(chain, SomeTerms.address("other escrow"))));
            }
        }
        assertThat(digests).hasSize(4 * alike.size());
    }

    @Test
    void whatDoesNotFitTheContractCannotBeSigned() {
        List<Supplier<Message>> unfit = List.of(
                () -> new Message.Voucher(ID, OVER, OTHER),
                () -> new Message.Open(ID, OVER, Message.NEVER),
                () -> new Message.Delegation(ID, ESCROW, OVER),
                () -> new Message.Retract(ID, 0x10000),
                () -> new Message.Retract(ID, -1),
                () -> new Message.Notice(ID, Message.NEVER.plusSeconds(1)),
                () -> new Message.Notice(ID, Instant.ofEpochSecond(-1)),
                () -> new Message.Withdrawal(ESCROW, ESCROW, ESCROW, BigInteger.TWO.pow(64), Message.NEVER),
                () -> new Message.Withdrawal(ESCROW, ESCROW, ESCROW, BigInteger.ONE.negate(), Message.NEVER));
        assertThat(unfit)
                .allSatisfy(message ->
                        assertThatThrownBy(() -> message.get().structHash()).isInstanceOf(BadInput.class));
    }

    @Test
    void theLastTimeCanBeSigned() {
        assertThat(new Message.Notice(ID, Message.NEVER).structHash())
                .isNotEqualTo(new Message.Notice(ID, Message.NEVER.minusSeconds(1)).structHash());
    }
}
