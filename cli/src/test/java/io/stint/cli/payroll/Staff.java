package io.stint.cli.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.escrow.AgreementOnChain;
import io.stint.chain.escrow.EscrowDeployment;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.cli.Town;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Currency;
import io.stint.protocol.document.body.Hourly;
import io.stint.protocol.document.body.PayPeriod;
import io.stint.protocol.document.body.Price;
import io.stint.protocol.document.body.Rounding;
import io.stint.protocol.document.body.Salt;
import io.stint.protocol.document.body.Scope;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.file.AgreementFiles;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.keystore.Keystore.Strength;
import io.stint.protocol.terms.BasisPoints;
import io.stint.protocol.terms.Terms;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Workers of one client, each with an agreement that is signed and not open, in a folder of files. */
public record Staff(Town town, Path folder, List<PrivateKey> keys) {
    /** 0.0006 rBTC an hour, 20 hours a week at most, every entry to six minutes. */
    static final Scope SCOPE = new Scope(
            new Salt(Bytes.of(new byte[Salt.LENGTH])),
            Optional.empty(),
            "Photos",
            "By the hour.",
            List.of(),
            Optional.of(new Hourly(
                    new Price(new BigDecimal("0.0006"), new Currency("rBTC")),
                    Optional.of(20 * 60),
                    PayPeriod.WEEK,
                    ZoneId.of("Europe/Madrid"),
                    new Rounding(6, Rounding.Mode.NEAREST, Rounding.Each.ENTRY))));

    /** Workers called {@code w0}, {@code w1} and so on, paid in native coin. */
    public static Staff of(Town town, String name, int count) {
        return of(town, name, count, Address.ZERO);
    }

    public static Staff of(Town town, String name, int count, Address token) {
        try {
            Path folder = Files.createDirectories(town.path(name));
            Files.writeString(folder.resolve("photos.scope.json"), SCOPE.json().text());
            Staff staff = new Staff(
                    town,
                    folder,
                    IntStream.range(0, count)
                            .mapToObj(i -> PrivateKey.of(Hash32.keccak(name + i).bytes()))
                            .toList());
            for (int i = 0; i < count; i++) {
                Files.writeString(staff.file(i), AgreementFiles.write(signed(town, staff.keys.get(i), i, token)));
            }
            return staff;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AgreementFile signed(Town town, PrivateKey worker, int number, Address token) {
        Terms terms = new Terms(
                Person.CLIENT.address(),
                worker.address(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                token,
                Address.ZERO,
                Amount.ofSat(1_000_000),
                Amount.ZERO,
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(7),
                Instant.EPOCH,
                new BasisPoints(5_000),
                BasisPoints.ZERO,
                DocumentId.of(SCOPE.json()).hash(),
                BigInteger.valueOf(number));
        AgreementFile draft =
                AgreementFile.draft(town.chain().profile().chainId(), EscrowDeployment.address(), 0, terms);
        return draft.signedByWorker(Bytes.of(worker.sign(draft.id()).compact()));
    }

    public Path file(int number) {
        return folder.resolve("w" + number + ".json");
    }

    public AgreementFile read(int number) {
        try {
            return AgreementFiles.read(Files.readString(file(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public AgreementOnChain onChain(int number) {
        return town.escrow().agreement(read(number).id());
    }

    public Address address(int number) {
        return keys.get(number).address();
    }

    /** The worker's key in a file, with the town's password. */
    public Path keystore(int number) {
        Path path = town.path("key-" + folder.getFileName() + number + ".json");
        if (!Files.exists(path)) {
            String keystore = Keystore.encrypt(
                    keys.get(number), Town.PASSWORD.toCharArray(), new Strength(1 << 4, 8, 1), new SecureRandom());
            try {
                Files.writeString(path, keystore);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return path;
    }

    /** A list with a line for each worker: amounts in rBTC, and a memo. */
    Path list(String name, IntFunction<String> amount) {
        StringBuilder csv = new StringBuilder("worker,amount,unit,memo\n");
        for (int i = 0; i < keys.size(); i++) {
            csv.append("w%d,%s,rbtc,\"week 47, %s\"\n".formatted(i, amount.apply(i), name));
        }
        return write(name + ".csv", csv.toString());
    }

    public Path write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The client's command, with JSON and without a question. */
    public Result run(String command, String... more) {
        return at(town.endpoint(), Person.CLIENT, command, more);
    }

    Result at(URI rpc, Person person, String command, String... more) {
        return town.run(CommandLineOfTest.SCRIPT, rpc, arguments(person, command, more));
    }

    String[] arguments(Person person, String command, String... more) {
        List<String> all = new ArrayList<>(List.of("payroll", command));
        all.addAll(List.of(more));
        all.addAll(List.of(
                "--agreements",
                folder.toString(),
                "--key",
                town.keystore(person).toString(),
                "--password-file",
                town.password().toString(),
                "--yes",
                "--json"));
        return all.toArray(String[]::new);
    }

    /** A look at a list, which needs no key. */
    Result check(Path list, String... more) {
        List<String> all = new ArrayList<>(
                List.of("payroll", "check", list.toString(), "--agreements", folder.toString(), "--json"));
        all.addAll(List.of(more));
        return town.run(all.toArray(String[]::new));
    }

    /** What needs neither key nor chain. */
    Result local(String... arguments) {
        List<String> all = new ArrayList<>(List.of("payroll"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--agreements", folder.toString(), "--json"));
        return CommandLineOfTest.SCRIPT.run(all.toArray(String[]::new));
    }

    /** What needs nothing but a file. */
    static Result template(Path list) {
        return CommandLineOfTest.SCRIPT.run("payroll", "template", list.toString(), "--json");
    }

    public Staff opened(String amount) {
        run("open", list("funds", i -> amount).toString()).ok();
        assertThat(onChain(0).open()).isTrue();
        return this;
    }
}
