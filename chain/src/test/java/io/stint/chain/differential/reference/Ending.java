package io.stint.chain.differential.reference;

import static io.stint.chain.differential.reference.Execution.number;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.escrow.EscrowEvent;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Amount;
import java.math.BigInteger;
import java.time.Instant;

/** The ends of an agreement. */
final class Ending {
    private final Execution in;
    private final Till till;

    Ending(Execution in) {
        this.in = in;
        this.till = new Till(in);
    }

    void giveNotice(EscrowCall.GiveNotice c) {
        Deal deal = in.open(c.terms());
        in.requireBefore(c.deadline());
        if (deal.noticeEnd != 0) {
            throw new Refusal("Escrow_NoticeRan(uint256)", number(deal.noticeEnd));
        }
        in.requireFrom(deal.uncommitted ? 0 : c.terms().committedUntil().getEpochSecond());
        in.client(c.terms(), new Message.Notice(deal.id, c.deadline()), c.signedBy());
        deal.noticeEnd = in.now + c.terms().notice().toSeconds();
        in.events.add(new EscrowEvent.NoticeGiven(deal.id, Instant.ofEpochSecond(deal.noticeEnd)));
    }

    void withdraw(EscrowCall.Withdraw c) {
        Deal deal = in.open(c.terms());
        if (deal.noticeEnd == 0) {
            throw new Refusal("Escrow_NoNotice()");
        }
        in.requireFrom(deal.noticeEnd + 1);
        deal.open = false;
        in.events.add(new EscrowEvent.Withdrawn(deal.id, new Amount(deal.left())));
        till.push(deal, c.terms().client(), deal.left());
    }

    void close(EscrowCall.Close c) {
        Deal deal = in.open(c.terms());
        BigInteger total = c.total().wei();
        in.requireBefore(c.deadline());
        if (c.round() != deal.made()) {
            throw new Refusal("Escrow_WrongRound(uint256,uint256)", number(deal.made()), number(c.round()));
        }
        if (total.compareTo(deal.drawn) < 0) {
            throw new Refusal("Escrow_BelowDrawn(uint256,uint256)", number(total), number(deal.drawn));
        }
        if (total.compareTo(deal.funded) > 0) {
            throw new Refusal("Escrow_NotCovered(uint256,uint256)", number(total), number(deal.funded));
        }
        Message message = new Message.Close(deal.id, c.round(), c.total(), c.deadline());
        in.client(c.terms(), message, c.byClient());
        in.worker(c.terms(), message, c.byWorker());
        BigInteger amount = total.subtract(deal.drawn);
        BigInteger fee = Drawing.lineFee(deal, total);
        deal.drawn = total;
        deal.open = false;
        in.events.add(new EscrowEvent.ClosedTogether(deal.id, c.total(), new Amount(deal.left())));
        till.payWorker(deal, amount, fee);
        till.push(deal, c.terms().client(), deal.left());
    }

    void quit(EscrowCall.Quit c) {
        Deal deal = in.open(c.terms());
        in.requireBefore(c.deadline());
        if (deal.drawn.compareTo(c.total().wei()) < 0) {
            throw new Refusal(
                    "Escrow_NotYetDrawn(uint256,uint256)", number(c.total().wei()), number(deal.drawn));
        }
        in.worker(c.terms(), new Message.Quit(deal.id, c.total(), c.deadline()), c.signedBy());
        deal.open = false;
        in.events.add(new EscrowEvent.QuitByWorker(deal.id, new Amount(deal.left())));
        till.push(deal, c.terms().client(), deal.left());
    }
}
