package io.stint.hub.room;

import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import java.util.Optional;

/** Jobs as they were posted. */
public interface Works {
    /** The newest version of a job; empty: there is none. */
    Optional<Posted> job(DocumentId first);

    /** What a job is called now, asked for together with other things; empty: there is none. */
    Answer<Optional<String>> title(Questions ask, DocumentId first);

    /** A job and who posted it. */
    record Posted(Job job, Address client) {}
}
