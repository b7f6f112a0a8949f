package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;
import static io.stint.protocol.abi.AbiValue.hash;

import io.stint.protocol.escrow.Approval;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.MerkleTree;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.List;

/** The voucher line. */
final class Drawing {
    private final Execution in;
    private final Till till;

    Drawing(Execution in) {
        this.in = in;
        this.till = new Till(in);
    }

    void pay(EscrowCall.Pay c) {
        Deal deal = in.open(c.terms());
        if (!payable(deal, c)) {
            throw new Refusal(
                    "Escrow_NothingToPay(uint256,uint256,uint256)",
                    number(c.total().wei()),
                    number(deal.drawn),
                    number(deal.funded));
        }
        pay(deal, c);
    }

    void payMany(EscrowCall.PayMany c) {
        for (EscrowCall.Pay payment : c.payments()) {
            Deal deal = in.find(payment.terms());
            if (deal == null) {
                throw new Refusal("Escrow_NotOpen(bytes32)", hash(in.id(payment.terms())));
            }
            if (deal.open && payable(deal, payment)) {
                pay(deal, payment);
            }
        }
    }

    private static boolean payable(Deal deal, EscrowCall.Pay c) {
        return c.total().wei().compareTo(deal.drawn) > 0 && deal.left().signum() > 0;
    }

    private void pay(Deal deal, EscrowCall.Pay c) {
        BigInteger tip = approved(deal, c);
        BigInteger total = c.total().wei();
        if (tip.signum() > 0 && total.compareTo(deal.funded) > 0) {
            throw new Refusal("Escrow_NotCovered(uint256,uint256)", number(total), number(deal.funded));
        }
        BigInteger upTo = total.min(deal.funded);
        BigInteger amount = upTo.subtract(deal.drawn);
        BigInteger fee = lineFee(deal, upTo);
        if (tip.compareTo(amount.subtract(fee)) > 0) {
            throw new Refusal("Escrow_TipTooLarge(uint256,uint256)", number(tip), number(amount.subtract(fee)));
        }
        deal.drawn = upTo;
        in.events.add(new EscrowEvent.Paid(deal.id, new Amount(upTo), c.memo()));
        if (tip.signum() > 0) {
            in.events.add(new EscrowEvent.Tipped(deal.id, in.caller, new Amount(tip)));
            till.push(deal, in.caller, tip);
        }
        till.payWorker(deal, amount.subtract(tip), fee);
    }

    /** A difference of floors. */
    static BigInteger lineFee(Deal deal, BigInteger upTo) {
        int bps = deal.terms.hubFee().value();
        return Till.share(upTo, bps).subtract(Till.share(deal.drawn, bps));
    }

    /** @return the tip that the worker signed */
    private BigInteger approved(Deal deal, EscrowCall.Pay c) {
        Message voucher = new Message.Voucher(deal.id, c.total(), c.memo());
        return switch (c.approval()) {
            case Approval.Direct direct -> {
                in.clientOrApprover(deal.terms, voucher, Bytes.EMPTY);
                yield BigInteger.ZERO;
            }
            case Approval.Signed signed -> {
                in.clientOrApprover(deal.terms, voucher, signed.signature());
                yield BigInteger.ZERO;
            }
            case Approval.Proven proven -> proven(deal, c, voucher, proven);
        };
    }

    private BigInteger proven(Deal deal, EscrowCall.Pay c, Message voucher, Approval.Proven proof) {
        Terms terms = deal.terms;
        List<Address> clients = List.of(terms.client(), terms.approver());
        Approval.DelegatedBy by = proof.delegatedBy();
        if (by.key().isZero()) {
            slip(clients, voucher, proof.voucher());
        } else {
            if (c.total().compareTo(by.limit()) > 0) {
                throw new Refusal(
                        "Escrow_OverDelegation(uint256,uint256)",
                        number(c.total().wei()),
                        number(by.limit().wei()));
            }
            slip(clients, new Message.Delegation(deal.id, by.key(), by.limit()), by.slip());
            slip(List.of(by.key()), voucher, proof.voucher());
        }
        Approval.Tip tip = proof.tip();
        if (!tip.amount().isZero()) {
            in.requireBefore(tip.deadline());
            in.worker(terms, new Message.Draw(deal.id, c.total(), tip.amount(), tip.deadline()), tip.signature());
        }
        return tip.amount().wei();
    }

    private void slip(List<Address> signers, Message message, Approval.Slip slip) {
        Hash32 leaf = message.structHash();
        Hash32 digest = slip.path().isEmpty()
                ? message.digest(in.world.domain)
                : new Message.Batch(MerkleTree.rootOf(leaf, slip.path())).digest(in.world.domain);
        in.authorize(signers, digest, slip.signature());
    }
}
