package io.stint.hub.agreement;

import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A claim that a worker signed when hours were handed in. It is made when its time has come and nobody has looked at them.
 *
 * @param timesheet that it names as its evidence
 * @param covers the timesheets whose hours are in its sum, this one among them
 * @param period first day of the timesheet's
 * @param threshold a voucher of this total pays the timesheet
 * @param signature 64 bytes
 * @param at when it was handed in
 */
public record ClaimInHand(
        int round,
        Hash32 timesheet,
        List<Hash32> covers,
        LocalDate period,
        Amount sum,
        Amount threshold,
        Instant notBefore,
        Instant deadline,
        Bytes signature,
        Instant at) {

    public ClaimInHand {
        covers = List.copyOf(covers);
    }

    /** What the worker signed. */
    public Message.Claim message(Hash32 agreement) {
        return new Message.Claim(agreement, round, sum, timesheet, notBefore, deadline);
    }

    /** What makes the claim. */
    public EscrowCall.Claim call(Terms terms) {
        return new EscrowCall.Claim(terms, round, sum, timesheet, notBefore, deadline, signature);
    }
}
