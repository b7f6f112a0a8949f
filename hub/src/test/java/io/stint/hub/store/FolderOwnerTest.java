package io.stint.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In whose folder the embedded PostgreSQL is started, and in whose not. */
class FolderOwnerTest {
    private static final long ME = new UnixSystem().getUid();
    private static final long ANOTHER = ME + 1;

    @TempDir
    private Path folder;

    @Test
    void oneOfAnotherUserIsRefusedWithItsOwnersName() throws IOException {
        Path existing = Files.createDirectory(folder.resolve("postgresql"));
        String owner = Files.getOwner(existing).getName();

        assertThatCode(() -> FolderOwner.require(existing, ME)).doesNotThrowAnyException();
        open(existing);
        assertThatThrownBy(() -> FolderOwner.require(existing, ANOTHER))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the folder " + existing + " belongs to the user " + owner)
                .hasMessageContaining("in it. Run this as that user");
    }

    @Test
    void oneThatIsToBeMadeIsRefusedWhereNobodyElseComesIn() throws IOException {
        Path missing = folder.resolve("hub-31337").resolve("postgresql");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));

        assertThatCode(() -> FolderOwner.require(missing, ME)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FolderOwner.require(missing, ANOTHER))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the folder " + folder + " belongs")
                .hasMessageContaining("cannot work below it");
        open(folder);
        assertThatCode(() -> FolderOwner.require(missing, ANOTHER))
                .as("whoever may make one there has it")
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsWrittenBeforeItIsRefused() throws IOException {
        Path foreign = foreign();
        List<String> before = beside(foreign);

        assertThatThrownBy(() -> EmbeddedDatabase.start(foreign))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("belongs to the user");
        assertThat(beside(foreign)).isEqualTo(before);
    }

    /** Root gives a folder away; anybody else has root's. */
    private Path foreign() throws IOException {
        if (ME != 0) {
            return Path.of("/postgresql-of-a-test");
        }
        Path given = Files.createDirectory(folder.resolve("postgresql"));
        Files.setAttribute(given, "unix:uid", 61_234);
        return given;
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> beside(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path.toAbsolutePath().getParent())) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
