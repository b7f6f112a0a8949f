package io.stint.hub.document;

import org.jdbi.v3.core.Handle;

/** Rules of the house for what people hand in here. They do not hold for what comes any other way. */
@FunctionalInterface
public interface DocumentGate {
    /** Everything may come in. */
    DocumentGate OPEN = (handle, submission) -> {};

    /** @throws io.stint.hub.web.Problem when the document may not */
    void check(Handle handle, Submission submission);
}
