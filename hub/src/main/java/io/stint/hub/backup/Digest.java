package io.stint.hub.backup;

import io.stint.protocol.value.Hash32;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Counts the bytes and lines that pass, and takes their SHA-256. */
final class Digest extends OutputStream {
    private final MessageDigest sha256;
    private long bytes;

    Digest() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int one) {
        sha256.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) {
        sha256.update(buffer, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Of all that passed; nothing more may pass. */
    String hex() {
        return Hash32.of(sha256.digest()).hex().substring(2);
    }
}
