package io.stint.chain.differential;

import io.stint.chain.differential.Action.Flaw;
import io.stint.chain.differential.Action.Way;
import io.stint.chain.differential.reference.Deal;
import io.stint.chain.differential.reference.World;
import io.stint.protocol.message.Message;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * An action about one agreement when its turn has come.
 *
 * @param now the time of its block, in Unix seconds
 */
record Moment(Action action, Setting setting, Terms terms, World world, long now) {
    static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** Who makes the call, and who signed for it; nobody when the caller is the one who may do it. */
    record Hand(Who caller, Optional<Who> signer) {
        Bytes sign(Hash32 digest) {
            return signer.map(who -> who.sign(digest)).orElse(Bytes.EMPTY);
        }
    }

    Hash32 id() {
        return terms.id(world.domain());
    }

    /** Empty: it was never opened. */
    Optional<Deal> deal() {
        return Optional.ofNullable(world.deals().get(id()));
    }

    BigInteger left() {
        return deal().map(Deal::left).orElse(BigInteger.ZERO);
    }

    BigInteger drawn() {
        return deal().map(Deal::drawn).orElse(BigInteger.ZERO);
    }

    int made() {
        return deal().map(Deal::made).orElse(0);
    }

    boolean flawed(Flaw flaw) {
        return action.flaw() == flaw;
    }

    /** The claim that the action is about. */
    int round() {
        return Math.max(0, made() - action.back()) + (flawed(Flaw.ROUND) ? 1 : 0);
    }

    BigInteger sum() {
        return deal().map(deal -> deal.round(round()).sum()).orElse(BigInteger.ZERO);
    }

    /** So many thousandths as the action says, as far as the type holds it. */
    BigInteger part(BigInteger whole) {
        return whole.multiply(BigInteger.valueOf(action.part()))
                .divide(BigInteger.valueOf(Action.WHOLE))
                .min(Deal.FULL);
    }

    /** This very second, the last on which it is good. */
    Instant deadline() {
        return Instant.ofEpochSecond(flawed(Flaw.LATE) ? now - 1 : now);
    }

    /** Of client or approver. */
    Hand client() {
        boolean approver = action.way() == Way.APPROVER || action.way() == Way.APPROVER_CALL;
        return of(approver ? Who.APPROVER : setting.clientKey());
    }

    Hand of(Who entitled) {
        Who who = flawed(Flaw.SIGNER) ? Who.STRANGER : entitled;
        return action.calls() ? new Hand(who, Optional.empty()) : new Hand(submitter(), Optional.of(who));
    }

    Who submitter() {
        return flawed(Flaw.POOR) ? Who.DELEGATE : Who.SUBMITTER;
    }

    Hash32 digest(Message message) {
        return message.digest(world.domain());
    }

    /** What is signed; with the flaw another amount than the call's. */
    Amount signed(BigInteger amount) {
        return new Amount(flawed(Flaw.SUM) ? amount.add(BigInteger.ONE).min(Deal.FULL) : amount);
    }
}
