package io.stint.hub.document;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.stint.protocol.value.Address;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Writes a part of the feed as JSON. Bodies go from the database to the wire as they are; nothing of them is read. */
final class FeedWriter {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256 * 1024);
    private boolean any;

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** ASCII, as it is. */
    FeedWriter put(String text) {
        out.writeBytes(text.getBytes(US_ASCII));
        return this;
    }

    /** Returns the document's cursor. */
    long document(ResultSet row) throws SQLException {
        long cursor = row.getLong("seq");
        put(any ? ",{\"id\":\"" : "{\"id\":\"").hex(row.getBytes("id"));
        any = true;
        put("\",\"kind\":\"").put(row.getString("kind"));
        put("\",\"author\":\"").put(Address.of(row.getBytes("author")).toString());
        put("\",\"createdAt\":").seconds(row, "created_at");
        put(",\"signature\":\"").hex(row.getBytes("signature"));
        put("\",\"body\":");
        out.writeBytes(row.getBytes("body"));
        place(row, "agreement");
        place(row, "job");
        if (row.getObject("first_at") != null) {
            put(",\"first\":{\"createdAt\":").seconds(row, "first_at");
            put(",\"signature\":\"").hex(row.getBytes("first_signature")).put("\"}");
        }
        put(",\"cursor\":\"").put(Long.toString(cursor)).put("\"}");
        return cursor;
    }

    private void place(ResultSet row, String name) throws SQLException {
        byte[] id = row.getBytes(name);
        if (id != null) {
            put(",\"").put(name).put("\":\"").hex(id).put("\"");
        }
    }

    private void seconds(ResultSet row, String column) throws SQLException {
        put(Long.toString(row.getObject(column, OffsetDateTime.class).toEpochSecond()));
    }

    private FeedWriter hex(byte[] bytes) {
        byte[] hex = new byte[2 + 2 * bytes.length];
        hex[0] = '0';
        hex[1] = 'x';
        for (int i = 0; i < bytes.length; i++) {
            hex[2 * i + 2] = DIGITS[bytes[i] >> 4 & 0xf];
            hex[2 * i + 3] = DIGITS[bytes[i] & 0xf];
        }
        out.writeBytes(hex);
        return this;
    }
}
