package io.stint.hub.room;

import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import java.util.Optional;

/** Jobs as they were posted. */
@FunctionalInterface
public interface Works {
    /** The newest version of a job; empty: there is none. */
    Optional<Posted> job(DocumentId first);

    /** A job and who posted it. */
    record Posted(Job job, Address client) {}
}
