package io.stint.protocol.eip712;

import io.stint.protocol.StintException;
import io.stint.protocol.value.Hash32;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A struct type of EIP-712, from its {@code encodeType}: {@code Voucher(bytes32 agreement,uint96 total,bytes32 memo)}.
 * Fields are {@code address}, {@code bytes32}, {@code string} and {@code uint8} to {@code uint256}; Stint's messages
 * need neither arrays nor nested structs.
 */
public final class StructType {
    private static final String FIELD = "(address|bytes32|string|uint\\d{1,3}) ([a-z]\\w*)";
    private static final Pattern SHAPE = Pattern.compile("[A-Z]\\w*\\(" + FIELD + "(," + FIELD + ")*\\)");
    private static final Pattern FIELDS = Pattern.compile(FIELD);

    private final String encoded;
    private final List<Field> fields;
    private final Hash32 typeHash;

    private StructType(String encoded, List<Field> fields) {
        this.encoded = encoded;
        this.fields = fields;
        this.typeHash = Hash32.keccak(encoded);
    }

    /**
     * Reads an {@code encodeType}.
     *
     * @throws StintException when it is not an {@code encodeType} without spaces beyond those before the names
     */
    public static StructType of(String encoded) {
        if (!SHAPE.matcher(encoded).matches()) {
            throw new StintException("not an EIP-712 struct type that Stint can encode: " + encoded);
        }
        List<Field> fields =
                FIELDS.matcher(encoded).results().map(StructType::field).toList();
        return new StructType(encoded, fields);
    }

    private static Field field(MatchResult match) {
        return new Field(match.group(1), match.group(2));
    }

    public String name() {
        return encoded.substring(0, encoded.indexOf('('));
    }

    /** Keccak-256 of the {@code encodeType}. */
    public Hash32 typeHash() {
        return typeHash;
    }

    /** In the order of the encoding. */
    public List<Field> fields() {
        return fields;
    }

    /** The {@code encodeType}. */
    @Override
    public String toString() {
        return encoded;
    }
}
