package io.stint.protocol.value;

import java.util.Arrays;

/** An immutable string of bytes, such as a signature or calldata, with equality by content. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** @throws io.stint.protocol.BadInput unless the text is hexadecimal of whole bytes after 0x */
    public static Bytes parse(String hex) {
        return new Bytes(Hex.decode(hex));
    }

    public byte[] toArray() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /** Lower-case hexadecimal with 0x. */
    public String hex() {
        return Hex.encode(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return hex();
    }
}
