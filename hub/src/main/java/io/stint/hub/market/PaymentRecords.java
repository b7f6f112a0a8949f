package io.stint.hub.market;

import io.stint.protocol.value.Address;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where payment records come from. Asked only about those who show theirs. */
public interface PaymentRecords {
    /** Nothing was paid yet as far as is known. */
    PaymentRecords NONE = people -> Map.of();

    /** Of each of the people, one record for each role in which they paid or were paid; nobody without one is in it. */
    Map<Address, List<PaymentRecord>> of(Collection<Address> people);
}
