package io.stint.hub.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Small pictures of the right form, with whatever else is put into them. */
final class Pictures {
    private Pictures() {}

    static byte[] png(byte[]... more) {
        byte[] head =
                join("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), chunk("IHDR", "\0\0\0\1\0\0\0\1\u0008\0\0\0\0"));
        return join(join(head, join(more)), chunk("IDAT", "x\u009cc`\0\0\0\2\0\1"), chunk("IEND", ""));
    }

    static byte[] chunk(String name, String data) {
        byte[] named = (name + data).getBytes(ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(named);
        return join(
                number(data.length(), ByteOrder.BIG_ENDIAN), named, number((int) crc.getValue(), ByteOrder.BIG_ENDIAN));
    }

    static byte[] jpeg(byte[]... more) {
        byte[] begin = join("\u00ff\u00d8".getBytes(ISO_8859_1), segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0"));
        byte[] scan = "\1\u00ff\0\2\u00ff\u00d0\3\u00ff\u00d9".getBytes(ISO_8859_1);
        return join(begin, join(more), segment(0xDA, "\1\1\0\0?\0"), scan);
    }

    static byte[] segment(int marker, String data) {
        int size = data.length() + 2;
        String head = "\u00ff" + (char) marker + (char) (size >> 8) + (char) (size & 0xFF);
        return (head + data).getBytes(ISO_8859_1);
    }

    static byte[] webp(byte[]... more) {
        byte[] chunks = join(riff("VP8 ", "12345"), join(more));
        byte[] size = number(chunks.length + 4, ByteOrder.LITTLE_ENDIAN);
        return join("RIFF".getBytes(ISO_8859_1), size, "WEBP".getBytes(ISO_8859_1), chunks);
    }

    static byte[] riff(String name, String data) {
        byte[] size = number(data.length(), ByteOrder.LITTLE_ENDIAN);
        return join(name.getBytes(ISO_8859_1), size, (data + "\0".repeat(data.length() % 2)).getBytes(ISO_8859_1));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] number(int value, ByteOrder order) {
        return ByteBuffer.allocate(4).order(order).putInt(value).array();
    }
}
