package io.stint.cli.agreement;

import io.stint.cli.Files;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;

/** What a voucher, a claim or a ruling refers to: a document, by its SHA-256. */
final class Memo {
    private Memo() {}

    /** @param text 0x and 64 hexadecimal digits, or the path of a file */
    static Hash32 of(String text) {
        return text.matches("0x[0-9a-fA-F]{64}")
                ? Hash32.parse(text)
                : Hash32.sha256(Files.readBytes(Path.of(text), "document"));
    }
}
