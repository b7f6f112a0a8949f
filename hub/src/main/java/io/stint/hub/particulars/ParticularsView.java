package io.stint.hub.particulars;

import io.stint.hub.room.Wording;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.Optional;

/**
 * The page on which one side gives its particulars, or takes them back.
 *
 * @param other who is to read them
 * @param able whether they can be sealed for the other side
 * @param given whether the visitor has given any in this agreement
 * @param usual to begin with: what was given last in this agreement, else in any; empty: nothing
 */
public record ParticularsView(
        Wording say, Hash32 agreement, Address other, boolean able, boolean given, Optional<DocumentId> usual) {

    public List<Countries.Named> countries() {
        return Countries.in(say.texts().locale());
    }

    public String id() {
        return agreement.hex();
    }
}
