package io.stint.hub.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for PostgreSQL's COPY, in its binary form: many go into a table at a fraction of what statements cost. Row by row,
 * each with its columns in their order.
 */
public final class BinaryRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int TEXT = 25;
    private static final int NUMERIC_DIGITS = 4;
    private static final BigInteger NUMERIC_BASE = BigInteger.valueOf(10_000);
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long MICROS = 1_000_000;

    private ByteBuffer out = ByteBuffer.allocate(1024);
    private final int columns;
    private int rows;

    /** @param columns in each row */
    public BinaryRows(int columns) {
        this.columns = columns;
        out.put(SIGNATURE).putInt(0).putInt(0);
    }

    public BinaryRows row() {
        rows++;
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public BinaryRows nothing() {
        room(Integer.BYTES).putInt(-1);
        return this;
    }

    /** A {@code bytea}, a {@code text} in UTF-8, or a value in its own binary form. */
    public BinaryRows bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    public BinaryRows text(String value) {
        return bytes(value.getBytes(UTF_8));
    }

    public BinaryRows flag(boolean value) {
        return bytes(new byte[] {(byte) (value ? 1 : 0)});
    }

    /** An {@code int}. */
    public BinaryRows number(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** A {@code timestamptz}, to the microsecond. */
    public BinaryRows time(Instant value) {
        long micros = (value.getEpochSecond() - EPOCH) * MICROS + value.getNano() / 1_000;
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(micros);
        return this;
    }

    /** A {@code text[]}. */
    public BinaryRows texts(List<String> values) {
        int start = out.position();
        room(6 * Integer.BYTES)
                .putInt(0)
                .putInt(values.isEmpty() ? 0 : 1)
                .putInt(0)
                .putInt(TEXT);
        if (!values.isEmpty()) {
            out.putInt(values.size()).putInt(1);
            values.forEach(this::text);
        }
        out.putInt(start, out.position() - start - Integer.BYTES);
        return this;
    }

    /** A {@code numeric}, not negative. */
    public BinaryRows decimal(BigDecimal value) {
        int scale = Math.max(0, value.scale());
        int groups = (scale + NUMERIC_DIGITS - 1) / NUMERIC_DIGITS;
        BigInteger left = value.setScale(groups * NUMERIC_DIGITS, RoundingMode.UNNECESSARY)
                .unscaledValue();
        short[] digits = new short[left.bitLength() / 13 + 1];
        int from = digits.length;
        while (left.signum() > 0) {
            BigInteger[] parts = left.divideAndRemainder(NUMERIC_BASE);
            from--;
            digits[from] = parts[1].shortValue();
            left = parts[0];
        }
        int count = digits.length - from;
        room(Integer.BYTES + (4 + count) * Short.BYTES).putInt((4 + count) * Short.BYTES);
        out.putShort((short) count).putShort((short) (count - groups - 1)).putShort((short) 0);
        out.putShort((short) scale);
        for (int i = from; i < digits.length; i++) {
            out.putShort(digits[i]);
        }
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int size = Math.max(2 * out.capacity(), out.position() + bytes);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), size)).position(out.position());
        }
        return out;
    }

    /**
     * Puts the rows into a table.
     *
     * @param into the table with its columns, {@code "job_word (job, word)"}
     * @throws UnableToExecuteStatementException when the database refuses one of them; none is there then
     */
    public void copy(Handle handle, String into) {
        if (rows == 0) {
            return;
        }
        room(Short.BYTES).putShort((short) -1);
        try {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin (format binary)");
            try {
                copy.writeToCopy(out.array(), 0, out.position());
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }
}
