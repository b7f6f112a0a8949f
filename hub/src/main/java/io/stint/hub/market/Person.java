package io.stint.hub.market;

import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;

/**
 * Somebody as other people's pages name them.
 *
 * @param name empty: they have no profile
 * @param showsRecord whether they let their payments be shown
 * @param records empty: there are none, or they are not shown
 */
public record Person(Address address, Optional<String> name, boolean showsRecord, List<PaymentRecord> records) {
    private static final int SHOWN = 6;

    public Person {
        records = List.copyOf(records);
    }

    /** The name, or the address in short. */
    public String shown() {
        return name.orElseGet(() -> brief(address));
    }

    /** Enough of an address to tell two apart at a glance: {@code 0x1234…abcd}. It is no check. */
    public static String brief(Address address) {
        String text = address.toString();
        return text.substring(0, SHOWN) + "…" + text.substring(text.length() - SHOWN + 2);
    }
}
