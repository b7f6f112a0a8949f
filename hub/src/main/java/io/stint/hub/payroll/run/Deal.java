package io.stint.hub.payroll.run;

import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Optional;

/**
 * An agreement of the client's side, opened or with terms that wait for it.
 *
 * @param own not mere terms that the worker proposed, who may be anybody
 * @param inside what is in it or was drawn from it
 * @param approved by the highest voucher; zero: there is none
 * @param workerSignature over the terms; of what is not open yet
 */
record Deal(
        Hash32 id,
        int layer,
        Terms terms,
        Phase phase,
        Amount funded,
        Amount drawn,
        Amount inside,
        Amount approved,
        boolean own,
        Optional<Bytes> workerSignature) {

    /** How far it is. */
    enum Phase {
        OFFERED,
        ACCEPTED,
        OPEN,
        NOTICE,
        CLOSED
    }

    boolean isOpen() {
        return phase == Phase.OPEN || phase == Phase.NOTICE;
    }

    /** Whether a list of this kind is likely to mean it. */
    boolean suits(RunKind kind) {
        return kind == RunKind.OPEN ? phase == Phase.ACCEPTED : isOpen();
    }

    /** On which the next voucher builds. */
    Amount base() {
        return approved.max(drawn);
    }
}
