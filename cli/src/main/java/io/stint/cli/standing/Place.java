package io.stint.cli.standing;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where a right is kept: beside the agreement's file.
 *
 * @param agreement its file
 */
record Place(Path agreement) {
    private static final String JSON = ".json";

    Path right() {
        return beside(".standing.json");
    }

    /** The key that was lent. */
    Path key() {
        return beside(".standing-key.json");
    }

    /** The key that opens what is sealed for whoever lent it. */
    Path reading() {
        return beside(".standing-reading.json");
    }

    private Path beside(String ending) {
        String name = String.valueOf(agreement.getFileName());
        String label = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return agreement.resolveSibling(label + ending);
    }

    /** @throws BadInput when there is none, or it was changed */
    Right read() {
        if (!java.nio.file.Files.exists(right())) {
            throw new BadInput("no key of this machine was lent for " + agreement
                    + "; whoever approves lends it one with 'stint standing give'");
        }
        try {
            return RightJson.read(Files.read(right(), "right"));
        } catch (BadInput e) {
            throw new BadInput(right() + ": " + e.getMessage(), e);
        }
    }

    void write(Right right) {
        Files.replace(right(), RightJson.write(right));
    }

    /** All that is kept here. */
    void delete() {
        List.of(key(), reading(), right(), lockFile()).forEach(Place::delete);
    }

    private Path lockFile() {
        return beside(".standing.lock");
    }

    private static void delete(Path file) {
        try {
            java.nio.file.Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new BadInput("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Keeps every other command from using the key, until it is closed or the process ends.
     *
     * @throws BadInput when another one does
     */
    FileChannel lock() {
        Path file = lockFile();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException _) {
            // Said below.
        } catch (IOException e) {
            throw new BadInput("cannot write " + file + ": " + e.getMessage(), e);
        }
        throw new BadInput("another 'stint standing run' works with the key of " + agreement + "; stop that first");
    }
}
