package io.stint.hub.agreement;

import io.stint.protocol.eip712.Domain;
import io.stint.protocol.escrow.EscrowCall;
import io.stint.protocol.message.Message;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What all actions need.
 *
 * @param largest the most that may be put into one agreement, in native coin; empty: no limit
 */
record Desk(Domain domain, Relay relay, Coins coins, Optional<Amount> largest) {

    static Desk of(Venue venue) {
        return new Desk(venue.layer().domain(), venue.relay(), venue.coins(), venue.largest());
    }

    /** What the parties sign and the hub sends; where it does not pay, their own wallet sends it. */
    final class Sending {
        private final Situation situation;
        private final String kind;
        private final Amount stake;
        private final List<Said> summary = new ArrayList<>();
        private final boolean undoable;
        private final boolean kept;
        private boolean byHub;

        private Sending(Situation situation, String kind, Amount stake, Input in, boolean undoable) {
            this.situation = situation;
            this.kind = kind;
            this.stake = stake;
            this.undoable = undoable;
            // A price that rose meanwhile does not turn away what is signed already.
            boolean signed = in.text("signature").isPresent();
            boolean worth = relay.pays(situation.terms(), signed ? stake.times(2) : stake);
            this.kept = worth && !signed && relay.level() == Relay.Level.KEPT;
            this.byHub = worth && !kept;
        }

        Sending says(String key, Object... arguments) {
            summary.add(Said.of("agreement.do." + kind + "." + key, arguments));
            return this;
        }

        Sending says(Said said) {
            summary.add(said);
            return this;
        }

        /** The hub sends it whatever is at stake. */
        Sending paidBy(boolean tip) {
            byHub = byHub || tip;
            return this;
        }

        Plan signed(
                Map<String, String> fields, Message message, List<Address> signers, Function<Bytes, EscrowCall> call) {
            if (!byHub) {
                return Plan.toSend(fields, call.apply(Bytes.EMPTY), costing(), undoable);
            }
            Plan.Signing signing = new Plan.Signing(message.typedData(domain), signers);
            return Plan.toSign(fields, signing, costing(), undoable, (handle, signed) -> {
                relay.submit(handle, situation.id(), kind, call.apply(signed.signature()));
                return "queued";
            });
        }

        /** What needs nobody's signature. */
        Plan unsigned(Map<String, String> fields, EscrowCall call) {
            if (!byHub) {
                return Plan.toSend(fields, call, costing(), undoable);
            }
            return Plan.toConfirm(fields, costing(), undoable, (handle, _) -> {
                relay.submit(handle, situation.id(), kind, call);
                return "queued";
            });
        }

        private List<Said> costing() {
            if (!byHub) {
                summary.add(why());
            }
            return summary;
        }

        private Said why() {
            if (kept) {
                return Said.of("agreement.cost.kept");
            }
            return stake.isZero()
                    ? Said.of("agreement.cost.own")
                    : Said.of("agreement.cost.small", least(situation.terms().token()));
        }
    }

    /** From which sum on the hub pays gas, in the token itself where it is known. */
    Said.Sum least(Address token) {
        return relay.least(token).map(least -> new Said.Sum(least, token)).orElseGet(() -> coin(relay.smallest()));
    }

    Sending send(Situation situation, String kind, Amount stake, Input in, boolean undoable) {
        return new Sending(situation, kind, stake, in, undoable);
    }

    static Said.Sum coin(Amount amount) {
        return new Said.Sum(amount, Address.ZERO);
    }

    /** For a problem's words. */
    String said(Situation situation, Amount amount) {
        return coins.said(amount, situation.terms().token());
    }

    static Said.Sum sum(Situation situation, Amount amount) {
        return new Said.Sum(amount, situation.terms().token());
    }

    /** Whoever of the client's side may sign. */
    static List<Address> clientSide(Situation situation) {
        Address approver = situation.terms().approver();
        Address client = situation.terms().client();
        return approver.isZero() ? List.of(client) : List.of(client, approver);
    }
}
