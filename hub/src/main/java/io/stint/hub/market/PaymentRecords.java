package io.stint.hub.market;

import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where payment records come from. */
public interface PaymentRecords {
    /** Nothing was paid yet as far as is known. */
    PaymentRecords NONE = (ask, people) -> Map::of;

    /**
     * Of each of the people who show theirs, one record for each role in which they paid or were paid; nobody without one is
     * in it.
     */
    Answer<Map<Address, List<PaymentRecord>>> of(Questions ask, Collection<Address> people);
}
