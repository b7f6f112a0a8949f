package io.stint.chain.send;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of lines that is only ever appended to, by one process, each line on the disk before {@link #append} returns. */
final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Journal open(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new OutboxInUse(folder);
            }
            return new Journal(file, channel);
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be opened: " + e.getMessage(), e);
        }
    }

    /** All whole lines. One that a crash cut off was never acted upon and is removed. */
    List<String> lines() {
        try {
            channel.position(0);
            byte[] content = Channels.newInputStream(channel).readAllBytes();
            String text = new String(content, StandardCharsets.US_ASCII);
            int whole = text.lastIndexOf('\n') + 1;
            channel.truncate(whole).position(whole);
            return text.substring(0, whole).lines().toList();
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    void append(String line) {
        try {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be written: " + e.getMessage(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Gives the lock back too. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }
}
