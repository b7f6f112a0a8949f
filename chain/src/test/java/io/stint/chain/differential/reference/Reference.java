package io.stint.chain.differential.reference;

import io.stint.protocol.escrow.EscrowCall;
import java.util.List;

/**
 * The rules of {@code docs/protocol.md}, "Calls" and "Money", written a second time: what comes of a call. It uses the
 * product's encodings and digests, which have golden vectors, and none of its rules or arithmetic, so that neither the
 * contract nor the product can agree with it by sharing an error.
 */
public final class Reference {
    private Reference() {}

    public static Outcome of(World before, Attempt attempt) {
        Execution in = new Execution(before.copy(), attempt);
        try {
            run(in, attempt.call());
            return new Outcome(in.world, in.events, null);
        } catch (Refusal refusal) {
            return new Outcome(before, List.of(), refusal);
        }
    }

    private static void run(Execution in, EscrowCall call) {
        switch (call) {
            case EscrowCall.Open c -> new Funding(in).open(c);
            case EscrowCall.OpenWithPermit c -> new Funding(in).openWithPermit(c);
            case EscrowCall.OpenMany c -> new Funding(in).openMany(c);
            case EscrowCall.TopUp c -> new Funding(in).topUp(c);
            case EscrowCall.TopUpWithPermit c -> new Funding(in).topUpWithPermit(c);
            case EscrowCall.TopUpMany c -> new Funding(in).topUpMany(c);
            case EscrowCall.Pay c -> new Drawing(in).pay(c);
            case EscrowCall.PayMany c -> new Drawing(in).payMany(c);
            case EscrowCall.Claim c -> new Claiming(in).claim(c);
            case EscrowCall.ObjectTo c -> new Claiming(in).object(c);
            case EscrowCall.Collect c -> new Claiming(in).collect(c);
            case EscrowCall.Concede c -> new Claiming(in).concede(c);
            case EscrowCall.Retract c -> new Claiming(in).retract(c);
            case EscrowCall.Rule c -> new Deciding(in).rule(c);
            case EscrowCall.Lapse c -> new Deciding(in).lapse(c);
            case EscrowCall.GiveNotice c -> new Ending(in).giveNotice(c);
            case EscrowCall.Withdraw c -> new Ending(in).withdraw(c);
            case EscrowCall.Close c -> new Ending(in).close(c);
            case EscrowCall.Quit c -> new Ending(in).quit(c);
            case EscrowCall.WithdrawCredit c -> new Crediting(in).withdraw(c);
        }
    }
}
