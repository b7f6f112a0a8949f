package io.stint.cli;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One agreement's file, and what people do with it by the command. */
public record Job(Town town, Path file) {
    /** Somebody runs {@code stint agreement COMMAND} with their key, asks for JSON and is not asked back. */
    public Result as(Person person, String command, String... more) {
        return at(town.endpoint(), person, command, more);
    }

    /** The same through another node. */
    public Result at(URI rpc, Person person, String command, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "agreement",
                command,
                file.toString(),
                "--key",
                town.keystore(person).toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--json"));
        all.addAll(List.of(more));
        return town.run(CommandLineOfTest.SCRIPT, rpc, all.toArray(String[]::new));
    }

    public Job signed() {
        as(Person.WORKER, "sign").ok();
        return this;
    }

    public Job opened(String amount) {
        signed();
        as(Person.CLIENT, "open", "--amount", amount).ok();
        return this;
    }

    public Job approved(String more) {
        as(Person.CLIENT, "approve", "--add", more, "--memo", town.document().toString())
                .ok();
        return this;
    }

    public Job claimed(String sum) {
        as(Person.WORKER, "claim", "--sum", sum, "--evidence", town.document().toString())
                .ok();
        return this;
    }

    public Job disputed() {
        as(Person.CLIENT, "object", "--reason", town.document().toString()).ok();
        return this;
    }

    public Result show(String... more) {
        return show(CommandLineOfTest.SCRIPT, more);
    }

    public Result show(CommandLineOfTest how, String... more) {
        List<String> all = new ArrayList<>(List.of("agreement", "show", file.toString()));
        all.addAll(List.of(more));
        return town.run(how, town.endpoint(), all.toArray(String[]::new));
    }

    public Result verify(String... more) {
        List<String> all = new ArrayList<>(List.of("verify", file.toString()));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }

    public AgreementFile read() {
        try {
            return AgreementFiles.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Job change(UnaryOperator<AgreementFile> change) {
        return write(AgreementFiles.write(change.apply(read())));
    }

    public Job write(String content) {
        try {
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Hash32 id() {
        return read().id();
    }

    public AgreementOnChain onChain() {
        return town.escrow().agreement(id());
    }

    /** What the worker would sign, by somebody else. */
    public Bytes signatureBy(Person person, Hash32 digest) {
        return Bytes.of(person.key().sign(digest).compact());
    }
}
