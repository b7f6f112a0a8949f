package io.stint.cli;

import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes the user's files, with errors that say what to do. */
public final class Files {
    private static final long LARGEST = 16L << 20;

    private Files() {}

    public static String read(Path file, String what) {
        return new String(readBytes(file, what), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Where a secret is kept. */
    public static String firstLine(Path file) {
        return read(file, "password file").lines().findFirst().orElse("");
    }

    /** @param what the file is, for the message */
    public static byte[] readBytes(Path file, String what) {
        try {
            if (java.nio.file.Files.size(file) > LARGEST) {
                throw new BadInput("the " + what + " is over 16 MiB: " + file);
            }
            return java.nio.file.Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no " + what + " at " + file);
        } catch (IOException e) {
            throw new BadInput("cannot read the " + what + " " + file + ": " + e.getMessage());
        }
    }

    /** All files of a folder whose names end so, by name. */
    public static List<Path> in(Path folder, String suffix) {
        try (Stream<Path> files = java.nio.file.Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix) && java.nio.file.Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new BadInput("there is no folder " + folder, e);
        } catch (IOException e) {
            throw new BadInput("cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Writes the whole file or nothing: a crash leaves the old one. */
    public static void replace(Path file, String content) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".part");
            java.nio.file.Files.writeString(
                    next,
                    content,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            move(next, file);
        } catch (NoSuchFileException e) {
            throw new BadInput("cannot write " + file + ": there is no such folder");
        } catch (IOException e) {
            throw new BadInput("cannot write " + file + ": " + e.getMessage());
        }
    }

    /** Writes a new file that only its owner can read; never over an existing one. */
    public static void createSecret(Path file, String content) {
        try {
            create(file);
            java.nio.file.Files.writeString(file, content, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new BadInput(file + " exists already; choose another name, nothing was written over");
        } catch (NoSuchFileException e) {
            throw new BadInput("cannot write " + file + ": there is no such folder");
        } catch (IOException e) {
            throw new BadInput("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static void create(Path file) throws IOException {
        try {
            java.nio.file.Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException noSuchPermissions) {
            // The system keeps the user's folder to the user by other means.
            java.nio.file.Files.createFile(file);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            java.nio.file.Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            java.nio.file.Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
