package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;
import static io.stint.protocol.abi.AbiValue.hash;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;

/** Opening and topping up. */
final class Funding {
    private final Execution in;
    private final Till till;

    Funding(Execution in) {
        this.in = in;
        this.till = new Till(in);
    }

    void open(EscrowCall.Open c) {
        requireUnused(c.terms());
        in.requireValue(c.terms(), c.amount().wei());
        start(c);
    }

    void openWithPermit(EscrowCall.OpenWithPermit c) {
        requireUnused(c.opening().terms());
        requireToken(c.opening().terms(), c.opening().amount());
        start(c.opening());
    }

    void openMany(EscrowCall.OpenMany c) {
        BigInteger change = BigInteger.ZERO;
        for (EscrowCall.Open opening : c.openings()) {
            if (in.find(opening.terms()) == null) {
                start(opening);
            } else {
                change = change.add(opening.value());
            }
        }
        settle(c.value(), change);
    }

    void topUp(EscrowCall.TopUp c) {
        in.requireValue(c.terms(), c.amount().wei());
        add(in.open(c.terms()), c.amount());
    }

    void topUpWithPermit(EscrowCall.TopUpWithPermit c) {
        requireToken(c.terms(), c.amount());
        add(in.open(c.terms()), c.amount());
    }

    void topUpMany(EscrowCall.TopUpMany c) {
        BigInteger change = BigInteger.ZERO;
        for (EscrowCall.TopUp topUp : c.topUps()) {
            Deal deal = in.find(topUp.terms());
            if (deal == null) {
                throw new Refusal("Escrow_NotOpen(bytes32)", hash(in.id(topUp.terms())));
            }
            if (deal.open) {
                add(deal, topUp.amount());
            } else {
                change = change.add(topUp.value());
            }
        }
        settle(c.value(), change);
    }

    private void requireUnused(Terms terms) {
        if (in.find(terms) != null) {
            throw new Refusal("Escrow_AlreadyUsed(bytes32)", hash(in.id(terms)));
        }
    }

    private static void requireToken(Terms terms, Amount amount) {
        if (terms.token().isZero()) {
            throw new Refusal("Escrow_WrongValue(uint256,uint256)", number(amount.wei()), number(0));
        }
    }

    private void start(EscrowCall.Open c) {
        Terms terms = c.terms();
        Hash32 id = in.id(terms);
        Admission.check(terms, in.world.escrow, in.now);
        in.requireBefore(c.deadline());
        in.client(terms, new Message.Open(id, c.amount(), c.deadline()), c.clientSignature());
        in.authorize(List.of(terms.worker()), id, c.workerSignature());
        in.world.deals.put(id, new Deal(id, terms, c.amount().wei()));
        in.events.add(new EscrowEvent.Opened(id, terms.client(), terms.worker(), c.amount(), terms));
        till.take(terms, terms.client(), c.amount().wei());
    }

    private void add(Deal deal, Amount amount) {
        BigInteger funded = deal.funded.add(amount.wei());
        if (funded.compareTo(Deal.FULL) > 0) {
            throw new Refusal("Escrow_AmountTooLarge()");
        }
        deal.funded = funded;
        in.events.add(new EscrowEvent.ToppedUp(deal.id, in.caller, amount));
        till.take(deal.terms, in.caller, amount.wei());
    }

    private void settle(BigInteger value, BigInteger change) {
        in.requireExactly(value);
        till.push(Hash32.ZERO, Address.ZERO, in.caller, change);
    }
}
