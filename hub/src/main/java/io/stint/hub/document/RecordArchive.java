package io.stint.hub.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody takes along: a ZIP of {@code agreements/ID.json}, which {@code stint} reads, of
 * {@code documents/ID-AUTHOR.json}, each with its signature and sealed as it was, and of {@code files/HASH}.
 */
final class RecordArchive {
    private final DocumentLists lists;
    private final Blobs blobs;

    RecordArchive(DocumentLists lists, Blobs blobs) {
        this.lists = lists;
        this.blobs = blobs;
    }

    /** One agreement with the documents of it that the person can read, and the files of both sides in them. */
    void write(OutputStream out, String readme, AgreementFile agreement, Address person) throws IOException {
        try (ZipOutputStream zip = begin(out, readme)) {
            put(zip, agreement);
            files(zip, documents(zip, after -> lists.of(agreement.id(), Optional.of(person), after)));
        }
    }

    /** All that is a person's: agreements, documents written by them or for them, the files of these, and what they stored. */
    void write(OutputStream out, String readme, Iterable<AgreementFile> agreements, Address person) throws IOException {
        try (ZipOutputStream zip = begin(out, readme)) {
            for (AgreementFile agreement : agreements) {
                put(zip, agreement);
            }
            Set<Hash32> files = documents(zip, after -> lists.ofPerson(person, after));
            files.addAll(blobs.of(person));
            files(zip, files);
        }
    }

    /** One that was removed while this was written is left out. */
    private void files(ZipOutputStream zip, Set<Hash32> hashes) throws IOException {
        for (Hash32 hash : hashes) {
            Optional<Blob> blob = blobs.find(hash);
            if (blob.isPresent()) {
                put(zip, "files/" + hash.hex(), blob.get().bytes().toArray());
            }
        }
    }

    private static ZipOutputStream begin(OutputStream out, String readme) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        put(zip, "README.txt", readme.getBytes(UTF_8));
        return zip;
    }

    private static void put(ZipOutputStream zip, AgreementFile agreement) throws IOException {
        String json = AgreementFiles.write(agreement);
        put(zip, "agreements/" + agreement.id().hex() + ".json", json.getBytes(UTF_8));
    }

    /** Returns the files that the documents name. */
    private static Set<Hash32> documents(ZipOutputStream zip, LongFunction<DocumentPage> pages) throws IOException {
        Set<Hash32> files = new LinkedHashSet<>();
        DocumentPage page = pages.apply(DocumentPage.START);
        while (!page.documents().isEmpty()) {
            for (Held held : page.documents()) {
                String name = "documents/" + held.document().id() + "-"
                        + held.document().author().hex() + ".json";
                put(zip, name, DocumentJson.text(held).getBytes(UTF_8));
                files.addAll(held.document().files());
            }
            page = pages.apply(page.next().orElseThrow());
        }
        return files;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
