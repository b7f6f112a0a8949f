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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that one process appends to, each line on the disk before {@link #append} returns. The lock is on a
 * file of its own, since the journal's is another one after it was {@linkplain #rewrite rewritten}.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel lock;
    private FileChannel channel;

    private Journal(Path file, FileChannel lock, FileChannel channel) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
    }

    static Journal open(Path folder, String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            FileChannel lock = channel(folder.resolve(name + ".lock"));
            if (lock(lock) == null) {
                lock.close();
                throw new OutboxInUse(folder);
            }
            Journal journal = new Journal(file, lock, channel(file));
            journal.forceFolder();
            return journal;
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

    /** When the disk is full, nothing of the line is left. */
    void append(String line) {
        try {
            long end = channel.position();
            try {
                write(channel, line + "\n");
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be written: " + e.getMessage(), e);
        }
    }

    /** Puts these lines in the place of all others; a crash leaves the old ones or these. */
    void rewrite(List<String> lines) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            FileChannel whole = channel(next);
            whole.truncate(0);
            write(whole, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            channel.close();
            channel = whole;
            forceFolder();
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be rewritten: " + e.getMessage(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Gives the lock back too. */
    @Override
    public void close() {
        try (lock) {
            channel.close();
        } catch (IOException e) {
            throw new DamagedOutbox(file, "cannot be closed: " + e.getMessage(), e);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** So that a new name outlives a power cut. */
    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }
}
