package io.stint.hub.store;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Values of which a column has one, for {@code where column } and {@link #sql}. Few stand there one by one: the server
 * would plan anew each time for an array, whose length it does not know beforehand.
 */
public final class Among {
    private static final int FEW = 8;

    private final List<byte[]> values;

    private Among(List<byte[]> values) {
        this.values = values;
    }

    public static Among hashes(Collection<Hash32> hashes) {
        return new Among(hashes.stream().map(Hash32::bytes).toList());
    }

    public static Among addresses(Collection<Address> addresses) {
        return new Among(addresses.stream().map(Address::bytes).toList());
    }

    public String sql() {
        if (values.size() == 1) {
            return "= ?";
        }
        return isFew() ? "in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")" : "= any(?)";
    }

    private boolean isFew() {
        return !values.isEmpty() && values.size() <= FEW;
    }

    /** Gives the place of the next parameter. */
    int set(PreparedStatement statement, int first) throws SQLException {
        if (!isFew()) {
            new ByteArrays(values).set(statement, first);
            return first + 1;
        }
        int at = first;
        for (byte[] value : values) {
            statement.setBytes(at++, value);
        }
        return at;
    }
}
