package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;
import static io.stint.protocol.abi.AbiValue.address;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import java.math.BigInteger;
import java.util.List;

/** Credits that leave the escrow. */
final class Crediting {
    private final Execution in;

    Crediting(Execution in) {
        this.in = in;
    }

    void withdraw(EscrowCall.WithdrawCredit c) {
        in.requireBefore(c.deadline());
        if (List.of(Address.ZERO, in.world.escrow).contains(c.to())) {
            throw new Refusal("Escrow_InvalidReceiver(address)", address(c.to()));
        }
        if (!c.to().equals(c.owner())) {
            authorize(c);
        }
        Purse purse = new Purse(c.owner(), c.token());
        BigInteger amount = in.world.credit(purse);
        if (amount.signum() == 0) {
            throw new Refusal("Escrow_NoCredit()");
        }
        if (in.world.refusing.contains(c.to())) {
            throw new Refusal("Escrow_TransferFailed()");
        }
        in.world.credits.remove(purse);
        in.events.add(new EscrowEvent.CreditWithdrawn(c.owner(), c.token(), c.to(), amount));
        in.world.moveMoney(c.token(), in.world.escrow, c.to(), amount);
    }

    private void authorize(EscrowCall.WithdrawCredit c) {
        BigInteger counter = in.world.counter(c.owner());
        if (!c.signedBy().isEmpty()) {
            if (!c.counter().equals(counter)) {
                throw new Refusal("Escrow_WrongCounter(uint256,uint256)", number(counter), number(c.counter()));
            }
            in.world.counters.put(c.owner(), counter.add(BigInteger.ONE));
        }
        Message message = new Message.Withdrawal(c.owner(), c.token(), c.to(), c.counter(), c.deadline());
        in.authorize(List.of(c.owner()), message.digest(in.world.domain), c.signedBy());
    }
}
