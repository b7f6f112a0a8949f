package io.stint.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Person;
import io.stint.cli.Result;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.keystore.Keystore;
import io.stint.protocol.value.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandsTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private Path file;
    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        file = folder.resolve("key.json");
        password = folder.resolve("password");
        Files.writeString(password, PASSWORD + "\nsecond line\n");
    }

    @Test
    void aNewKeyOpensWithItsPasswordAndOnlyItsOwnerCanReadTheFile() throws IOException {
        Result made = run("new", file.toString(), "--light", "--password-file", password.toString(), "--json");

        PrivateKey key = Keystore.decrypt(Files.readString(file), PASSWORD.toCharArray());
        assertThat(made.code()).isZero();
        assertThat(made.text("address")).isEqualTo(key.address().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void twoNewKeysDiffer() {
        Path other = folder.resolve("other.json");
        String first = run("new", file.toString(), "--light", "--password-file", password.toString(), "--json")
                .text("address");
        String second = run("new", other.toString(), "--light", "--password-file", password.toString(), "--json")
                .text("address");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void withoutLightTheFileIsGuardedAsOtherWalletsGuardIt() throws IOException {
        run("new", file.toString(), "--password-file", password.toString()).ok();

        assertThat(Files.readString(file)).contains("262144");
    }

    @Test
    void anImportedKeyIsTheSameKey() throws IOException {
        Path open = folder.resolve("open.txt");
        Files.writeString(open, hex(Person.WORKER) + "\n");

        Result imported = run(
                "import",
                file.toString(),
                "--from",
                open.toString(),
                "--light",
                "--password-file",
                password.toString());

        assertThat(imported.ok().out())
                .contains(Person.WORKER.address().toString())
                .contains("still holds the key in the open; delete it");
        assertThat(Keystore.decrypt(Files.readString(file), PASSWORD.toCharArray()))
                .isEqualTo(Person.WORKER.key());
    }

    @Test
    void aPersonTypesTheKeyAndThePasswordTwice() throws IOException {
        Result imported = CommandLineOfTest.person(hex(Person.WORKER), PASSWORD, PASSWORD)
                .run("key", "import", file.toString(), "--light");

        assertThat(imported.code()).isZero();
        assertThat(imported.out() + imported.err())
                .doesNotContain(hex(Person.WORKER))
                .doesNotContain(PASSWORD);
        assertThat(Keystore.decrypt(Files.readString(file), PASSWORD.toCharArray()))
                .isEqualTo(Person.WORKER.key());
    }

    @Test
    void twoDifferentPasswordsMakeNoKey() {
        Result made = CommandLineOfTest.person(PASSWORD, "another horse").run("key", "new", file.toString(), "--light");

        refused(made, "the two passwords differ; start again");
    }

    @Test
    void showNeedsNoPasswordAndWritesTheAddressAsRootstockDoes() {
        String address = run("new", file.toString(), "--light", "--password-file", password.toString(), "--json")
                .text("address");

        Result shown = run("show", file.toString(), "--json");

        assertThat(shown.ok().text("address")).isEqualTo(address);
        assertThat(shown.text("rootstock")).isEqualTo(Address.parse(address).toChecksum(30));
        assertThat(run("show", file.toString()).ok().out())
                .contains(Address.parse(address).toChecksum(31));
    }

    @Test
    void thePasswordMayComeFromTheEnvironment() {
        Result made = new CommandLineOfTest(false, "", false, Map.of("STINT_PASSWORD", PASSWORD))
                .run("key", "new", file.toString(), "--light");

        assertThat(made.code()).isZero();
        assertThat(file).exists();
    }

    @Test
    void aKeystoreIsNeverWrittenOver() throws IOException {
        Files.writeString(file, "precious");

        Result made = run("new", file.toString(), "--light", "--password-file", password.toString(), "--json");

        assertThat(made.code()).isEqualTo(2);
        assertThat(made.text("error")).contains("exists already; choose another name");
        assertThat(Files.readString(file)).isEqualTo("precious");
    }

    @Test
    void withoutAPasswordThereIsNoKey() {
        refused(run("new", file.toString(), "--light"), "give --password-file, or set STINT_PASSWORD");
    }

    @Test
    void aShortPasswordIsRefused() throws IOException {
        Files.writeString(password, "1234567\n");

        refused(
                run("new", file.toString(), "--light", "--password-file", password.toString()),
                "too short; take at least 8 characters");
    }

    @Test
    void whatIsNoKeyIsNotImportedAndNotShown() throws IOException {
        Path open = folder.resolve("open.txt");
        Files.writeString(open, "0xsecret5c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b");

        Result imported = run(
                "import",
                file.toString(),
                "--from",
                open.toString(),
                "--light",
                "--password-file",
                password.toString());

        refused(imported, "64 hexadecimal digits");
        assertThat(imported.out() + imported.err()).doesNotContain("secret5c6995");
    }

    @Test
    void whatIsNoKeystoreIsNamed() {
        Result shown = run("show", password.toString());

        refused(shown, password + ": this is not a keystore file");
    }

    @Test
    void aMissingKeystoreIsNamed() {
        refused(run("show", file.toString()), "there is no keystore at " + file);
    }

    private void refused(Result result, String message) {
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        assertThat(result.err()).contains(message);
        assertThat(file).doesNotExist();
    }

    private static Result run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "key";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineOfTest.SCRIPT.run(all);
    }

    private static String hex(Person person) {
        return "0x" + java.util.HexFormat.of().formatHex(person.key().bytes());
    }
}
