package io.stint.protocol.eip712;

import io.stint.protocol.StintException;

/**
 * A member of a struct type.
 *
 * @param type {@code address}, {@code bytes32}, {@code string} or {@code uint8} to {@code uint256} in steps of 8
 */
public record Field(String type, String name) {
    private static final String UINT = "uint";

    /**
     * Checks the width of a uint.
     *
     * @throws StintException when a uint has another width than 8, 16 ... 256 bits
     */
    public Field {
        if (type.startsWith(UINT)) {
            int bits = width(type);
            if (bits < 8 || bits > 256 || bits % 8 != 0) {
                throw new StintException("no such EIP-712 type: " + type + " of field " + name);
            }
        }
    }

    boolean isUint() {
        return type.startsWith(UINT);
    }

    int bits() {
        return width(type);
    }

    private static int width(String type) {
        return Integer.parseInt(type, UINT.length(), type.length(), 10);
    }

    @Override
    public String toString() {
        return type + " " + name;
    }
}
