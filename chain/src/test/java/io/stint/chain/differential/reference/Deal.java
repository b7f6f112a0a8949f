package io.stint.chain.differential.reference;

import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Hash32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** One agreement that was opened, as the contract's slots have it. */
public final class Deal {
    public static final BigInteger FULL = BigInteger.ONE.shiftLeft(96).subtract(BigInteger.ONE);

    final Hash32 id;
    final Terms terms;
    final List<Round> rounds = new ArrayList<>();
    BigInteger funded;
    BigInteger drawn = BigInteger.ZERO;
    long noticeEnd;
    boolean open = true;
    boolean uncommitted;

    Deal(Hash32 id, Terms terms, BigInteger funded) {
        this.id = id;
        this.terms = terms;
        this.funded = funded;
    }

    Deal copy() {
        Deal copy = new Deal(id, terms, funded);
        copy.rounds.addAll(rounds);
        copy.drawn = drawn;
        copy.noticeEnd = noticeEnd;
        copy.open = open;
        copy.uncommitted = uncommitted;
        return copy;
    }

    public Terms terms() {
        return terms;
    }

    public BigInteger funded() {
        return funded;
    }

    public BigInteger drawn() {
        return drawn;
    }

    /** What neither a voucher nor a claim has taken; of a closed agreement it went to the client. */
    public BigInteger left() {
        return funded.subtract(drawn);
    }

    /** In Unix seconds; zero: no notice was given. */
    public long noticeEnd() {
        return noticeEnd;
    }

    public boolean open() {
        return open;
    }

    /** The last byte of the agreement's slot. */
    public int flags() {
        return (open ? 1 : 2) + (uncommitted ? 4 : 0);
    }

    /** The number of claims made. */
    public int made() {
        return rounds.size();
    }

    /** @param number from 1; of one that was not made the slot is empty */
    public Round round(int number) {
        return number < 1 || number > rounds.size() ? Round.NONE : rounds.get(number - 1);
    }

    void set(int number, Round round) {
        rounds.set(number - 1, round);
    }

    /** The arbiter's price for a dispute over this sum. */
    public BigInteger arbiterFee(BigInteger sum) {
        return terms.arbiterFee().wei().min(sum);
    }

    /** What the contract holds for this agreement. */
    public BigInteger held() {
        BigInteger held = open ? left() : BigInteger.ZERO;
        for (Round round : rounds) {
            held = switch (round.state()) {
                case PENDING -> held.add(round.sum());
                case DISPUTED -> held.add(round.sum()).add(arbiterFee(round.sum()));
                default -> held;
            };
        }
        return held;
    }
}
