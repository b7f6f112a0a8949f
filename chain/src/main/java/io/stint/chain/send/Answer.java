package io.stint.chain.send;

import io.stint.chain.rpc.NodeError;
import io.stint.protocol.StintException;
import java.util.Optional;

/**
 * What a node made of a signed transaction.
 *
 * @param why empty only when the node has it
 * @param doubtful whether the node may have got it all the same, by this or an earlier try
 */
record Answer(Kind kind, Optional<StintException> why, boolean doubtful) {
    enum Kind {
        /** The node has it, in its pool or in a block. */
        HAS_IT,
        /** Its nonce is used up, and the node does not know it. */
        NONCE_USED,
        /** The pool holds another one of the same nonce, and this one does not pay enough more. */
        OCCUPIED,
        /** It offers less for gas than the node takes. */
        TOO_CHEAP,
        /** Not now: too many at once, or one of a lower nonce is missing. */
        LATER,
        /** The node refuses it and does not know it. */
        REFUSED,
        /** No answer, or one that does not say whether it was taken. */
        UNCLEAR
    }

    static final Answer HAS_IT = new Answer(Kind.HAS_IT, Optional.empty(), false);

    static Answer of(Kind kind, StintException why) {
        return new Answer(kind, Optional.of(why), kind == Kind.UNCLEAR);
    }

    Answer after(Answer earlier) {
        return new Answer(kind, why, doubtful || earlier.doubtful);
    }

    /** Worth another try at once. */
    boolean passing() {
        return kind == Kind.LATER || kind == Kind.UNCLEAR;
    }

    /** Nobody has it, nobody will: said plainly each time that it was offered. */
    Optional<NodeError> refusal() {
        boolean refused = kind == Kind.OCCUPIED || kind == Kind.TOO_CHEAP || kind == Kind.REFUSED;
        return why.filter(_ -> refused && !doubtful).map(NodeError.class::cast);
    }

    /** Whether waiting will show what becomes of it. */
    boolean awaitable() {
        return kind == Kind.HAS_IT || kind == Kind.NONCE_USED || kind == Kind.LATER;
    }

    /** Whether more money would help. */
    boolean wantsMore() {
        return kind == Kind.OCCUPIED || kind == Kind.TOO_CHEAP;
    }
}
