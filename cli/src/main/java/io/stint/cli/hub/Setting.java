package io.stint.cli.hub;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Something that an operator decides. Every option of the command is one, and has a name in the environment and in a file
 * too. An option whose name ends in {@code -file} names a file that holds a secret; the secret itself is a setting
 * without an option, since everybody on a machine sees the arguments of its processes.
 *
 * @param name in a file of settings
 * @param option empty: it is a secret
 */
record Setting(String name, Optional<OptionSpec> option, String description) {
    private static final String HELD = "-file";

    /** What is asked of the command itself. */
    private static final Set<String> NO_SETTINGS = Set.of("json", "yes", "config", "print-config", "help", "version");

    /** All of a command, in the order of their names. */
    static List<Setting> of(CommandSpec command) {
        return command.options().stream()
                .flatMap(Setting::of)
                .sorted((one, other) -> one.name.compareTo(other.name))
                .toList();
    }

    private static Stream<Setting> of(OptionSpec option) {
        String name = option.longestName().replaceFirst("^-+", "");
        if (NO_SETTINGS.contains(name)) {
            return Stream.empty();
        }
        Setting setting = new Setting(name, Optional.of(option), String.join(" ", option.description()));
        if (!name.endsWith(HELD)) {
            return Stream.of(setting);
        }
        String secret = name.substring(0, name.length() - HELD.length());
        return Stream.of(
                setting,
                new Setting(
                        secret, Optional.empty(), "What '" + name + "' holds. A secret: by no option, never shown."));
    }

    boolean secret() {
        return option.isEmpty();
    }

    /** In the environment. */
    String variable() {
        return "STINT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Of a secret: the setting that names the file which holds it. */
    String holder() {
        return name + HELD;
    }

    /** What the option is when nobody says anything; empty: nothing. */
    Optional<String> usual() {
        return option.map(OptionSpec::defaultValue);
    }
}
