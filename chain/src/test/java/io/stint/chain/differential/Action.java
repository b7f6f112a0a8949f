package io.stint.chain.differential;

import static io.stint.chain.differential.Line.setting;

/**
 * Something that somebody tries in a script. Its amounts are relative to what is there when it is tried, so that a
 * script without some of its lines is still one. One line: {@code pay 1 part=500 way=delegate}.
 *
 * @param verb what is tried
 * @param agreement which of the script's, from 1; of a batch the one that comes first
 * @param part thousandths of what the verb is about; of a pause the seconds
 * @param back which claim: 0 the newest, 1 the one before
 * @param way who does it and how it is signed
 * @param flaw what is wrong with it
 */
record Action(Verb verb, int agreement, int part, int back, Way way, Flaw flaw) {
    static final int WHOLE = 1_000;

    enum Verb {
        /** Passes time; with a way, up to the last second of a period, and {@code part} seconds more. */
        WAIT,
        /** Part of a million units. */
        OPEN,
        OPEN_MANY,
        /** Part of a million units; way room: of what the fund can still hold. */
        TOP_UP,
        TOP_UP_MANY,
        /** Part of what is left in the fund; over the whole: a voucher that is not covered. */
        PAY,
        PAY_MANY,
        /** Part of the most that can be claimed. */
        CLAIM,
        /** With a top-up of a part of the arbiter's fee. */
        OBJECT,
        COLLECT,
        CONCEDE,
        RETRACT,
        /** Awards a part of the sum. */
        RULE,
        LAPSE,
        NOTICE,
        WITHDRAW,
        /** Part of what is left in the fund goes to the worker. */
        CLOSE,
        /** Part of what is drawn is what must be drawn. */
        QUIT,
        /** Of hub, payee, client, arbiter or submitter, by {@code back}; way signed: to somebody else. */
        CREDIT
    }

    enum Way {
        /** Whoever may do it calls. */
        CALL,
        /** A submitter brings the signature of whoever may do it. */
        SIGNED,
        /** As call, but the approver, or the other of two. */
        APPROVER_CALL,
        /** As signed, but the approver. */
        APPROVER,
        DELEGATE,
        BATCH,
        DELEGATE_IN_BATCH,
        TIP,
        PERMIT,
        ROOM,
        REVIEW,
        RULING,
        NOTICE,
        COMMITMENT
    }

    enum Flaw {
        NONE,
        /** Signed or called by a stranger. */
        SIGNER,
        /** The deadline was a second ago. */
        LATE,
        /** A claim that is for later. */
        EARLY,
        ROUND,
        /** One unit of native coin too many. */
        VALUE,
        /** An amount that the signature does not cover, or a limit one unit too low. */
        SUM,
        COUNTER,
        RECEIVER,
        /** The caller has none of the token. */
        POOR
    }

    static Action of(Verb verb, int agreement) {
        return new Action(verb, agreement, WHOLE, 0, Way.CALL, Flaw.NONE);
    }

    static Action parse(Line line) {
        Action action = new Action(
                Line.constant(Verb.class, line.word(0)),
                Integer.parseInt(line.word(1)),
                line.number("part", WHOLE),
                line.number("back", 0),
                line.name(Way.class, "way", Way.CALL),
                line.name(Flaw.class, "flaw", Flaw.NONE));
        line.end();
        return action;
    }

    /** Whether the one who may do it makes the call. */
    boolean calls() {
        return way == Way.CALL || way == Way.APPROVER_CALL;
    }

    @Override
    public String toString() {
        return Line.word(verb)
                + " "
                + agreement
                + setting("part", part, WHOLE)
                + setting("back", back, 0)
                + setting("way", way, Way.CALL)
                + setting("flaw", flaw, Flaw.NONE);
    }
}
