package io.stint.hub.arbiter;

import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.ArbiterOffer;
import io.stint.protocol.value.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who decides disputes, or could.
 *
 * @param said what they offer; empty: nothing
 */
public record Arbiter(Address address, Optional<Said> said, ArbiterRecord record) {
    /** @param version the document that says so */
    public record Said(DocumentId version, Instant at, CanonicalJson body) {
        public ArbiterOffer offer() {
            return ArbiterOffer.parse(body);
        }
    }

    public Optional<ArbiterOffer> offer() {
        return said.map(Said::offer);
    }

    /** Whether as many disputes wait for them as they take at once. */
    public boolean full() {
        return offer().filter(offer -> record.open() >= offer.cases()).isPresent();
    }

    /** Whether there is anything to say of them. */
    public boolean isKnown() {
        return said.isPresent() || record.cases() > 0;
    }
}
