package io.stint.hub.agreement;

import io.stint.hub.document.DocumentListener;
import io.stint.hub.document.Stored;
import io.stint.protocol.document.DocumentKind;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * An answer with changes to handed-in hours, or hours that are handed in anew: the claims that wait in hand are looked at
 * anew before one is made, and what the keeper has not begun to send is taken back.
 */
public final class HoursAnswers implements DocumentListener {
    private final Clock clock;

    public HoursAnswers(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean wants(DocumentKind kind) {
        return kind == DocumentKind.APPROVAL || kind == DocumentKind.TIMESHEET;
    }

    @Override
    public void stored(Handle handle, Stored document) {
        document.agreement().ifPresent(id -> {
            if (document.kind() == DocumentKind.APPROVAL) {
                ClaimsInHand.lookSoon(handle, id, clock.instant());
            } else {
                ClaimsInHand.lookAtWaiting(handle, id, clock.instant());
            }
        });
    }

    /** Nothing is made of it that could be lost. */
    @Override
    public void replayed(Handle handle, Stored document) {}
}
