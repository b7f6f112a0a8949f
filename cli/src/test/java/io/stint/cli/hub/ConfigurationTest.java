package io.stint.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.chain.escrow.EscrowDeployment;
import io.stint.chain.profile.ChainProfile;
import io.stint.cli.CommandLineOfTest;
import io.stint.cli.Result;
import io.stint.cli.term.Terminal;
import io.stint.hub.layer.Deployment;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Settings by option, environment and file; what is said of them, and what is not. */
class ConfigurationTest {
    private static final String SECRET = "sehr geheim & lang";

    @TempDir
    private Path folder;

    @Test
    void anOptionGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        Path file = file("port = 1001\nhost = 10.0.0.1\nname = from the file\nrate = EUR=57000,USD=61000\n");
        Map<String, String> environment = Map.of("STINT_PORT", "1002", "STINT_HOST", "10.0.0.2");

        JsonNode settings = printed(environment, "--config", file.toString(), "--port", "1003");

        assertThat(said(settings, "port")).isEqualTo("1003 by --port");
        assertThat(said(settings, "host")).isEqualTo("10.0.0.2 by STINT_HOST");
        assertThat(said(settings, "name")).isEqualTo("from the file by " + file);
        assertThat(said(settings, "rate")).isEqualTo("EUR=57000,USD=61000 by " + file);
        assertThat(settings.path("origin").path("value").isNull()).isTrue();
        assertThat(said(printed(Map.of()), "port")).isEqualTo("8080 by default");
        assertThat(said(printed(Map.of("STINT_CONFIG", file.toString())), "port"))
                .isEqualTo("1001 by " + file);
    }

    @Test
    void anErrorNamesTheSource() throws Exception {
        assertThat(refused(Map.of("STINT_PORT", "abc"))).startsWith("stint: STINT_PORT=abc: ");
        assertThat(refused(Map.of("STINT_RATE", "EUR"))).startsWith("stint: STINT_RATE=EUR: ");
        assertThat(refused(Map.of(), "--config", file("prot = 1\n").toString()))
                .contains(": there is no setting called prot");
        assertThat(refused(Map.of(), "--config", folder.resolve("none").toString()))
                .contains("there is no file of settings");
    }

    @Test
    void aProxyIsAnAddressOrANetwork() {
        assertThat(said(printed(Map.of("STINT_PROXY", "172.17.0.0/16, ::1")), "proxy"))
                .isEqualTo("172.17.0.0/16, ::1 by STINT_PROXY");
        assertThat(refused(Map.of("STINT_PROXY", "172.17.0.0/33")))
                .startsWith("stint: STINT_PROXY=172.17.0.0/33: ")
                .contains("neither an address nor a network");
    }

    @Test
    void whatFitsItsTypeAndIsWrongNamesTheSourceToo() throws Exception {
        Path file = file("chain = mars\n");
        assertThat(refusedToStart(Map.of(), "--config", file.toString()))
                .startsWith("stint: " + file + ": chain=mars: no chain is called 'mars'");
        assertThat(refusedToStart(Map.of("STINT_CHAIN", "mars"))).startsWith("stint: STINT_CHAIN=mars: no chain");
    }

    @Test
    void furtherChainsAreReadFromEachSource() throws Exception {
        String escrow = "0x" + "12".repeat(20);
        Path file = file("also = rootstock=http://127.0.0.1:1,rootstock-testnet=http://u:key1@127.0.0.1:2/key2#"
                + escrow + "/1\n");

        assertThat(layers(Map.of(), "--config", file.toString()))
                .containsExactly("31337:" + usual(), "30:" + usual(), "31:" + escrow);
        assertThat(layers(Map.of("STINT_ALSO", "rootstock=http://127.0.0.1:1"))).hasSize(2);
        assertThat(layers(Map.of(), "--also", "local=http://127.0.0.1:1#" + escrow))
                .containsExactly("31337:" + usual(), "31337:" + escrow);
        assertThat(said(printed(Map.of(), "--config", file.toString()), "also"))
                .contains("rootstock-testnet=http://******@127.0.0.1:2/******#" + escrow)
                .doesNotContain("key1", "key2");
        for (String wrong : List.of("mars=http://127.0.0.1:1", "rootstock", "local=http://127.0.0.1:1#0x12")) {
            assertThatThrownBy(() -> layers(Map.of(), "--also", wrong))
                    .as(wrong)
                    .isInstanceOf(BadInput.class);
        }
        assertThatThrownBy(() -> layers(Map.of(), "--also", "local=http://127.0.0.1:1"))
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> layers(Map.of(), "--also", "local=http://127.0.0.1:1#" + escrow + "/2"))
                .hasMessageContaining("version 1 only, not 2");
    }

    @Test
    void aDepositIsASumInTheChainsCoinAndNeedsAKeeper() {
        assertThat(deposit(true)).isEmpty();
        assertThat(deposit(true, "--deposit", "0.0005rbtc")).contains(Amount.ofSat(50_000));
        assertThatThrownBy(() -> deposit(false, "--deposit", "0.0005rbtc"))
                .hasMessageContainingAll("--deposit", "name its key with --keeper");
        assertThatThrownBy(() -> deposit(true, "--deposit", "0rbtc"))
                .hasMessageContainingAll("--deposit", "above zero");
        assertThatThrownBy(() -> deposit(true, "--deposit", "1usd")).hasMessageContaining("--deposit");
    }

    private static Optional<Amount> deposit(boolean keeper, String... arguments) {
        HouseOptions options = new HouseOptions();
        CommandLine line = new CommandLine(options);
        line.parseArgs(arguments);
        Configuration configuration = Configuration.complete(line.getCommandSpec(), Map.of(), SettingsFile.NONE);
        return options.house(configuration, Token.nativeCoin("rBTC"), keeper).deposit();
    }

    private static String usual() {
        return EscrowDeployment.address().hex();
    }

    private static List<String> layers(Map<String, String> environment, String... arguments) {
        HubOptions options = new HubOptions();
        CommandLine line = new CommandLine(options);
        line.parseArgs(arguments);
        SettingsFile file = arguments.length > 0 && arguments[0].equals("--config")
                ? SettingsFile.read(Path.of(arguments[1]))
                : SettingsFile.NONE;
        Configuration configuration = Configuration.complete(line.getCommandSpec(), environment, file);
        ChainProfile profile = options.profile(configuration);
        return options.layers(configuration, options.node(configuration, profile), profile).stream()
                .map(Deployment::key)
                .toList();
    }

    @Test
    void secretsAreNeverShownAndNeverTakenFromTheCommandLine() throws Exception {
        Path file = file("password = " + SECRET + "\nrpc = https://u:" + "key1@node.example/v1/key2?k=key3\n");
        Map<String, String> environment =
                Map.of("STINT_DB_PASSWORD", SECRET, "STINT_DB", "jdbc:postgresql://db/stint?user=a&password=key4");

        Result shown = run(environment, "--print-config", "--config", file.toString());

        assertThat(shown.ok().out())
                .doesNotContain(SECRET, "key1", "key2", "key3", "key4")
                .contains("https://******@node.example/******", "jdbc:postgresql://db/stint?user=a&password=******");
        assertThat(said(printed(environment, "--config", file.toString()), "password"))
                .isEqualTo("****** by " + file);
        assertThat(run(Map.of(), "--db-password", SECRET).code()).isEqualTo(2);
        assertThat(run(Map.of(), "--password", SECRET).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:key1@db/stint",
                "postgresql://u:key1/2?3@db/stint",
                "jdbc:postgresql://u:key1/2@db/stint",
                "jdbc:mysql://u:key1@db/stint"
            })
    void aDatabaseIsShownWithoutItsPassword(String database) {
        assertThat(said(printed(Map.of(), "--db", database), "db"))
                .isEqualTo(database.substring(0, database.indexOf("//")) + "//******@db/stint by --db");
    }

    @ParameterizedTest
    @CsvSource({
        "smtps://me:key1@mail.example?from=a@b.example, smtps://******@mail.example/******",
        "SMTP://me:key1@mail.example:25, SMTP://******@mail.example:25",
        "smtps://me:key1 and more@mail.example?from=a@b.example, ******",
        "smtps://me:key1#2@mail.example?from=a@b.example, ******",
        "smtps:me:key1@mail.example, ******"
    })
    void aMailServerIsShownWithoutItsPassword(String server, String shown) {
        assertThat(said(printed(Map.of("STINT_SMTP", server)), "smtp")).isEqualTo(shown + " by STINT_SMTP");
    }

    @Test
    void aMailServersPasswordIsNotInTheErrorEither() {
        Map<String, String> environment = Map.of("STINT_SMTP", "smtps://me:key1@mail.example?from=a@b.example");
        VoiceOptions options = new VoiceOptions();
        CommandLine line = new CommandLine(options);
        line.parseArgs();
        Configuration configuration = Configuration.complete(line.getCommandSpec(), environment, SettingsFile.NONE);

        assertThatThrownBy(() -> options.mail(configuration))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("STINT_SMTP=smtps://******@mail.example/******: the password of --smtp belongs")
                .hasMessageNotContaining("key1");
    }

    @Test
    void theKeysOfThoseWhoSayRatesAreNotShown() {
        String rates = "USD=61000, EUR=https://api.example/v1?key=key1#/eur,rUSDT/EUR=https://u.example/key2#/a";

        assertThat(said(printed(Map.of("STINT_RATE", rates)), "rate"))
                .isEqualTo("USD=61000, EUR=https://api.example/******#/eur,rUSDT/EUR=https://u.example/******#/a"
                        + " by STINT_RATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EUR=https://api.example/v1?key=key1#eur",
                "EUR=http://api.example/v1?key=key1",
                "EUR=https://api.example/v1|key1",
                "euro=https://api.example/v1?key=key1"
            })
    void theErrorsOfRatesDoNotShowThemEither(String rate) {
        String name = rate.substring(0, rate.indexOf('='));
        assertThat(refused(Map.of("STINT_RATE", rate)))
                .startsWith("stint: STINT_RATE=" + name + "=")
                .doesNotContain("key1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--origin", "--peer", "--rpc"})
    void whatIsNoAddressIsSaidInWords(String option) {
        assertThat(refused(Map.of(), option, "https://my hub"))
                .contains(option, "'https://my hub' is no address (illegal character in authority)")
                .doesNotContain("java.net");
    }

    @Test
    void aSecretIsTakenFromWhereItCountsMost() throws Exception {
        Path held = Files.writeString(folder.resolve("held"), "from a file\nsecond line\n");
        Path file = file("db-password = from the settings\n");
        String holder = held.toString();

        assertThat(url(Map.of(), "--config", file.toString())).endsWith("password=from+the+settings");
        assertThat(url(Map.of("STINT_DB_PASSWORD", SECRET), "--config", file.toString()))
                .endsWith("password=sehr+geheim+%26+lang");
        assertThat(url(Map.of("STINT_DB_PASSWORD_FILE", holder), "--config", file.toString()))
                .endsWith("?user=a&password=from+a+file");
        assertThat(url(Map.of("STINT_DB_PASSWORD", SECRET), "--db-password-file", holder))
                .endsWith("password=from+a+file");
    }

    @Test
    void theTableOfTheDocumentationHasEachSetting() throws Exception {
        String manual = Files.readString(Path.of("../docs/operating.md"));
        assertThat(manual).contains(table());
    }

    @Test
    void theExampleNamesEachSettingAndIsValidWhenUncommented() throws Exception {
        String example = Files.readString(Path.of("../ops/hub.properties"));
        Matcher lines = Pattern.compile("(?m)^#?([a-z-]+) = ?.*$").matcher(example);
        assertThat(lines.results().map(line -> line.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        settings().stream().map(Setting::name).toList());
        Path all = file(example.replaceAll("(?m)^#([a-z-]+ = ?)", "$1"));

        assertThat(printed(Map.of(), "--config", all.toString()).size())
                .isEqualTo(settings().size());
    }

    /** Commands beside the hub have only the file to know where its database is. */
    @Test
    void theExampleNamesTheFolderThatTheUnitGivesTheHub() throws Exception {
        Path example = Path.of("../ops/hub.properties");
        String unit = Files.readString(Path.of("../ops/release/stint-hub.service"));

        assertThat(SettingsFile.read(example).values()).isEqualTo(Map.of("data", "/var/lib/stint"));
        assertThat(unit).contains(" STINT_DATA=/var/lib/stint ");
    }

    /** As the documentation has it. */
    private static String table() {
        StringBuilder table =
                new StringBuilder("| option | in the environment | in the file | default | what it is |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        for (Setting setting : settings()) {
            table.append("| %s | `%s` | `%s` | %s | %s |%n"
                    .formatted(
                            setting.option()
                                    .map(o -> "`" + o.longestName() + "`")
                                    .orElse(""),
                            setting.variable(),
                            setting.name(),
                            setting.usual().orElse(""),
                            setting.description()));
        }
        return table.toString();
    }

    private static List<Setting> settings() {
        return Setting.of(new CommandLine(new HubCommand(Terminal.ofProcess())).getCommandSpec());
    }

    private String url(Map<String, String> environment, String... arguments) {
        HubOptions options = new HubOptions();
        CommandLine line = new CommandLine(options);
        line.parseArgs(arguments);
        Configuration configuration = Configuration.complete(
                line.getCommandSpec(),
                with(environment),
                arguments[0].equals("--config") ? SettingsFile.read(Path.of(arguments[1])) : SettingsFile.NONE);
        return options.database(configuration).orElseThrow();
    }

    private static Map<String, String> with(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("STINT_DB", "jdbc:postgresql://db/stint?user=a");
        return all;
    }

    private Path file(String content) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "hub", ".properties"), content);
    }

    private static Result run(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "hub";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLineOfTest(false, "", false, environment).run(all);
    }

    private static JsonNode printed(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--print-config";
        all[1] = "--json";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return run(environment, all).ok().json().path("settings");
    }

    private static String said(JsonNode settings, String name) {
        JsonNode setting = settings.path(name);
        return setting.path("value").asString() + " by "
                + setting.path("source").asString();
    }

    private static String refused(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "--print-config";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return refusedToStart(environment, all);
    }

    private static String refusedToStart(Map<String, String> environment, String... arguments) {
        Result result = run(environment, arguments);
        assertThat(result.code()).as(result.toString()).isEqualTo(2);
        return result.err();
    }
}
