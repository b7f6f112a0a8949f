package io.stint.cli.agreement;

import io.stint.cli.Connection;
import io.stint.cli.Files;
import io.stint.protocol.BadInput;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The agreement files of one folder, each called by its file's name. */
public record AgreementFolder(Path folder, List<Entry> entries) {
    private static final String SUFFIX = ".json";
    private static final int NAMED = 5;

    public AgreementFolder {
        entries = List.copyOf(entries);
    }

    /** @param label the file's name without {@code .json} */
    public record Entry(String label, Path path, AgreementFile file) {
        public Hash32 id() {
            return file.id();
        }
    }

    /**
     * Reads all of them; other JSON in the folder is passed over.
     *
     * @throws BadInput when an agreement file is damaged, of another chain or escrow, or there is none
     */
    public static AgreementFolder read(Path folder, Connection connection) {
        List<Entry> entries = Files.in(folder, SUFFIX).stream()
                .filter(AgreementFolder::isAgreement)
                .map(path -> new Entry(label(path), path, AgreementStore.read(path)))
                .toList();
        if (entries.isEmpty()) {
            throw new BadInput("there are no agreement files in " + folder + "; name their folder with --agreements");
        }
        entries.forEach(entry -> require(entry, connection));
        return new AgreementFolder(folder, entries);
    }

    private static void require(Entry entry, Connection connection) {
        AgreementFile file = entry.file();
        if (file.chainId() != connection.chain().chainId() || !file.escrow().equals(connection.escrow())) {
            throw new BadInput(entry.path() + " is of chain " + file.chainId() + " and the escrow " + file.escrow()
                    + ", but the node is on chain " + connection.chain().chainId() + " with " + connection.escrow()
                    + ". Choose another --chain or --rpc, or keep agreements of each chain in a folder of their own");
        }
    }

    private static boolean isAgreement(Path file) {
        return Files.read(file, "file").contains('"' + AgreementFiles.FORMAT + '"');
    }

    private static String label(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * The one agreement of a worker.
     *
     * @param worker the name of the file, or the worker's address
     * @throws BadInput when there is none, or more than one
     */
    public Entry of(String worker) {
        if (worker.startsWith("0x")) {
            Address address = Address.parse(worker);
            return one(
                    worker,
                    entries.stream()
                            .filter(entry -> entry.file().terms().worker().equals(address))
                            .toList());
        }
        return one(
                worker,
                entries.stream()
                        .filter(entry -> entry.label().equalsIgnoreCase(worker))
                        .toList());
    }

    public Optional<Entry> of(Hash32 agreement) {
        return entries.stream().filter(entry -> entry.id().equals(agreement)).findFirst();
    }

    private Entry one(String worker, List<Entry> found) {
        return switch (found.size()) {
            case 0 ->
                throw new BadInput("there is no agreement of '" + worker + "' in " + folder + "; there are "
                        + entries.stream().limit(NAMED).map(Entry::label).collect(Collectors.joining(", "))
                        + (entries.size() > NAMED ? " and " + (entries.size() - NAMED) + " more" : ""));
            case 1 -> found.getFirst();
            default ->
                throw new BadInput("'" + worker + "' has " + found.size() + " agreements here; name one by its"
                        + " file: " + found.stream().map(Entry::label).collect(Collectors.joining(", ")));
        };
    }
}
