package io.stint.hub.store;

import io.stint.protocol.BadInput;
import io.stint.protocol.StintException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Who works with a folder of the embedded PostgreSQL: one process at a time. The system lets go when the process ends,
 * however that happens; the file stays.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the lock that lies beside the folder.
     *
     * @throws BadInput when a process that is alive has it, also this one
     */
    static FolderLock of(Path folder) {
        Path path = folder.resolveSibling(folder.getFileName() + ".lock");
        try {
            Files.createDirectories(folder.getParent());
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (take(file).isEmpty()) {
                file.close();
                throw new BadInput("another hub or command works with " + folder
                        + "; wait until it is done or stop it, or give this one another --data folder or --db");
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new StintException(path + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> take(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new StintException("a lock cannot be let go: " + e.getMessage(), e);
        }
    }
}
