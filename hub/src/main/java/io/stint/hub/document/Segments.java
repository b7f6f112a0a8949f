package io.stint.hub.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/**
 * What pictures are made of: enough to find what cameras and programs write beside the picture, such as where it was taken.
 * The pages' script removes the same.
 */
final class Segments {
    private static final Set<String> PNG_NOTES = Set.of("eXIf", "tEXt", "zTXt", "iTXt");
    private static final Set<String> WEBP_NOTES = Set.of("EXIF", "XMP ");

    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP13 = 0xED;
    private static final int COMMENT = 0xFE;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;

    private final ByteBuffer bytes;

    private Segments(byte[] bytes, ByteOrder order) {
        this.bytes = ByteBuffer.wrap(bytes).order(order);
    }

    /** The bytes are no whole picture. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * What a picture carries beside the picture, by its name in the format; empty: nothing.
     *
     * @throws Damaged when its parts do not fit together
     */
    static Optional<String> note(BlobType type, byte[] bytes) throws Damaged {
        return switch (type) {
            case PNG -> new Segments(bytes, ByteOrder.BIG_ENDIAN).png();
            case JPEG -> new Segments(bytes, ByteOrder.BIG_ENDIAN).jpeg();
            case WEBP -> new Segments(bytes, ByteOrder.LITTLE_ENDIAN).webp();
            case ANY -> Optional.empty();
        };
    }

    private Optional<String> png() throws Damaged {
        bytes.position(8);
        while (bytes.hasRemaining()) {
            require(12);
            long size = Integer.toUnsignedLong(bytes.getInt());
            String name = name();
            if (PNG_NOTES.contains(name)) {
                return Optional.of(name);
            }
            skip(size + 4);
            if (name.equals("IEND")) {
                return trailer();
            }
        }
        throw new Damaged();
    }

    private Optional<String> webp() throws Damaged {
        require(12);
        long size = Integer.toUnsignedLong(bytes.getInt(4));
        if (size + 8 > bytes.limit()) {
            throw new Damaged();
        }
        int end = (int) size + 8;
        bytes.position(12);
        while (bytes.position() < end) {
            require(8);
            String name = name();
            if (WEBP_NOTES.contains(name)) {
                return Optional.of(name.strip());
            }
            long length = Integer.toUnsignedLong(bytes.getInt());
            skip(length + length % 2);
        }
        return trailer();
    }

    private Optional<String> jpeg() throws Damaged {
        bytes.position(2);
        while (true) {
            int marker = marker();
            if (marker == END) {
                return trailer();
            }
            require(2);
            int size = Short.toUnsignedInt(bytes.getShort(bytes.position()));
            Optional<String> note = noteOf(marker, size);
            if (note.isPresent()) {
                return note;
            }
            if (size < 2) {
                throw new Damaged();
            }
            skip(size);
            if (marker == SCAN && !skipScan()) {
                // It broke off; it is shown as far as it goes.
                return Optional.empty();
            }
        }
    }

    private int marker() throws Damaged {
        require(2);
        if (Byte.toUnsignedInt(bytes.get()) != 0xFF) {
            throw new Damaged();
        }
        int marker = Byte.toUnsignedInt(bytes.get());
        while (marker == 0xFF) {
            require(1);
            marker = Byte.toUnsignedInt(bytes.get());
        }
        return marker;
    }

    private Optional<String> noteOf(int marker, int size) {
        boolean pictures = size >= 6 && bytes.remaining() >= 6 && at(bytes.position() + 2, "MPF\0");
        return switch (marker) {
            case APP1 -> Optional.of("EXIF or XMP");
            case APP13 -> Optional.of("IPTC");
            case COMMENT -> Optional.of("a comment");
            case APP2 -> pictures ? Optional.of("further pictures") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** To the next marker that is no part of the picture's data; false: there is none. */
    private boolean skipScan() {
        while (bytes.remaining() >= 2) {
            int next = Byte.toUnsignedInt(bytes.get(bytes.position() + 1));
            boolean data = next == 0 || (next >= 0xD0 && next <= 0xD7);
            if (Byte.toUnsignedInt(bytes.get(bytes.position())) == 0xFF && !data) {
                return true;
            }
            bytes.get();
        }
        return false;
    }

    /** Phones put more behind a picture's end, with notes of its own. */
    private Optional<String> trailer() {
        return bytes.hasRemaining() ? Optional.of("something behind its end") : Optional.empty();
    }

    private String name() {
        byte[] name = new byte[4];
        bytes.get(name);
        return new String(name, ISO_8859_1);
    }

    private boolean at(int position, String text) {
        byte[] found = new byte[text.length()];
        bytes.get(position, found);
        return new String(found, ISO_8859_1).equals(text);
    }

    private void require(int count) throws Damaged {
        if (bytes.remaining() < count) {
            throw new Damaged();
        }
    }

    private void skip(long count) throws Damaged {
        if (count > bytes.remaining()) {
            throw new Damaged();
        }
        bytes.position(bytes.position() + (int) count);
    }
}
