package io.stint.hub.store;

import com.sun.security.auth.module.UnixSystem;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Whose the folder of the embedded PostgreSQL is. The server works in no folder of another user. One that root starts has
 * none of root's rights over other users' files either: PostgreSQL refuses root, so it runs in a namespace of its own. A
 * folder of a file system without owners is everybody's.
 */
final class FolderOwner {
    private static final String UID = "unix:uid";

    private FolderOwner() {}

    /**
     * Looks, and writes nothing.
     *
     * @throws BadInput when the folder is another user's, or is to be made where this user may make none
     */
    static void require(Path folder) {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            require(folder.toAbsolutePath(), new UnixSystem().getUid());
        }
    }

    /** @param me this process's user */
    static void require(Path folder, long me) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        boolean isMine = owner(there).filter(owner -> owner != me).isEmpty();
        boolean isToBeMade = !there.equals(folder);
        if (!isMine && !(isToBeMade && Files.isWritable(there) && lets(there))) {
            throw new BadInput("the folder " + there + " belongs to the user " + name(there)
                    + ", and this is another: the embedded PostgreSQL cannot work "
                    + (isToBeMade ? "below it" : "in it")
                    + ". Run this as that user (docs/operating.md, 'Beside the unit', has the command for a hub of"
                    + " systemd's), give it another --data folder, or name a server with --db");
        }
    }

    /** Whether others than its owner come into a folder: root's server is such another. */
    private static boolean lets(Path folder) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            return permissions.contains(PosixFilePermission.OTHERS_EXECUTE)
                    || permissions.contains(PosixFilePermission.GROUP_EXECUTE);
        } catch (IOException | UnsupportedOperationException _) {
            return true;
        }
    }

    /** Empty where the system or the file system has none. */
    private static Optional<Long> owner(Path path) {
        try {
            return Optional.of(((Number) Files.getAttribute(path, UID)).longValue());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String name(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException | UnsupportedOperationException _) {
            return "unknown";
        }
    }
}
