package io.stint.cli.payroll;

import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The runs of one folder of agreements: {@code payroll/ID.json} beside them. */
record RunStore(Path folder) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static RunStore beside(Path agreements) {
        return new RunStore(agreements.resolve("payroll"));
    }

    Path file(String id) {
        return folder.resolve(id + ".json");
    }

    /** A name that no run has. */
    String free(Kind kind, Instant now) {
        String id = DATE.format(now) + "-" + kind;
        for (int number = 2; java.nio.file.Files.exists(file(id)); number++) {
            id = DATE.format(now) + "-" + kind + "-" + number;
        }
        return id;
    }

    void write(Run run) {
        try {
            java.nio.file.Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(folder + " is a file; runs are kept in a folder of that name", e);
        } catch (IOException e) {
            throw new BadInput("cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
        Files.replace(file(run.id()), RunJson.write(run));
    }

    /** @throws BadInput when there is none, or its file is damaged */
    Run read(String id) {
        return read(file(id.endsWith(".json") ? id.substring(0, id.length() - ".json".length()) : id));
    }

    private static Run read(Path file) {
        try {
            return RunJson.read(Files.read(file, "run"));
        } catch (BadInput e) {
            throw new BadInput(file + ": " + e.getMessage(), e);
        }
    }

    /** From the oldest on. */
    List<Run> all() {
        return java.nio.file.Files.isDirectory(folder)
                ? Files.in(folder, ".json").stream().map(RunStore::read).toList()
                : List.of();
    }

    /** @throws BadInput when one was begun and not brought to its end */
    void requireNoneOpen() {
        all().stream().filter(run -> !run.finished()).findFirst().ifPresent(run -> {
            throw new BadInput("the run " + run.id() + " is not finished: " + run.stepsDone() + " of "
                    + run.steps().size() + " transactions are in blocks. Bring it to its end first, with 'stint"
                    + " payroll resume " + run.id() + "'");
        });
    }
}
