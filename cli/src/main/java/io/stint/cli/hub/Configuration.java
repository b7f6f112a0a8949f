package io.stint.cli.hub;

import io.stint.protocol.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The settings of a command: by its options, else by the environment, else by a file. Knows where each is from. */
final class Configuration {
    private static final String OF_SEVERAL = ",";

    private final Map<String, Given> settings = new TreeMap<>();

    /** In the order in which they count. */
    enum From {
        OPTION,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    /**
     * A setting's value.
     *
     * @param value empty: there is none
     * @param source the option, the variable, or the file; "default" where nobody says anything
     */
    record Given(Setting setting, Optional<String> value, From from, String source) {
        /** For everybody to see. */
        Optional<String> shown() {
            return setting.secret() ? value.map(_ -> Masked.HIDDEN) : value.map(Masked::address);
        }

        /** How an error names it. */
        String blamed() {
            String named = from == From.FILE ? source + ": " + setting.name() : source;
            return named + shown().map(v -> "=" + v).orElse("");
        }
    }

    private Configuration() {}

    /**
     * Gives the command's options the values that the environment or the file has for them.
     *
     * @throws BadInput naming the source of a value that does not fit, or a name in the file that is no setting
     */
    static Configuration complete(CommandSpec command, Map<String, String> environment, SettingsFile file) {
        List<Setting> all = Setting.of(command);
        file.requireOnly(all.stream().map(Setting::name).collect(Collectors.toSet()));
        Configuration configuration = new Configuration();
        ParseResult arguments = command.commandLine().getParseResult();
        for (Setting setting : all) {
            Given given = given(setting, arguments, environment, file);
            configuration.settings.put(setting.name(), given);
            if (given.from() == From.ENVIRONMENT || given.from() == From.FILE) {
                setting.option().ifPresent(option -> put(option, given));
            }
        }
        return configuration;
    }

    private static Given given(
            Setting setting, ParseResult arguments, Map<String, String> environment, SettingsFile file) {
        Optional<OptionSpec> matched =
                setting.option().filter(option -> arguments.hasMatchedOption(option.longestName()));
        if (matched.isPresent()) {
            String values = String.join(OF_SEVERAL, matched.get().originalStringValues());
            return new Given(
                    setting, Optional.of(values), From.OPTION, matched.get().longestName());
        }
        Optional<String> variable = Optional.ofNullable(environment.get(setting.variable()));
        if (variable.isPresent()) {
            return new Given(setting, variable, From.ENVIRONMENT, setting.variable());
        }
        Optional<String> line = file.value(setting.name());
        return line.isPresent()
                ? new Given(setting, line, From.FILE, file.name())
                : new Given(setting, setting.usual(), From.DEFAULT, "default");
    }

    /** As if it had been given by the option. */
    private static void put(OptionSpec option, Given given) {
        String value = given.value().orElseThrow();
        Stream<String> values = option.isMultiValue() ? Arrays.stream(value.split(OF_SEVERAL, -1)) : Stream.of(value);
        String[] arguments =
                values.map(one -> option.longestName() + "=" + one.strip()).toArray(String[]::new);
        CommandSpec alone =
                CommandSpec.create().addOption(OptionSpec.builder(option).build());
        try {
            new CommandLine(alone).parseArgs(arguments);
        } catch (ParameterException e) {
            throw new BadInput(given.blamed() + ": " + e.getMessage(), e);
        }
    }

    List<Given> all() {
        return List.copyOf(settings.values());
    }

    /**
     * Makes something of a setting.
     *
     * @throws BadInput naming the setting's source, when that throws it
     */
    <T> T of(String setting, Supplier<T> made) {
        Given given = given(setting);
        try {
            return made.get();
        } catch (BadInput e) {
            throw given.from() == From.DEFAULT ? e : new BadInput(given.blamed() + ": " + e.getMessage(), e);
        }
    }

    Given given(String setting) {
        return Optional.ofNullable(settings.get(setting))
                .orElseThrow(() -> new IllegalArgumentException("there is no setting " + setting));
    }

    /**
     * A secret, by its own setting or by the one that names its file, whichever counts more.
     *
     * @param read the first line of that file
     */
    Optional<String> secret(String name, Supplier<Optional<String>> read) {
        Given itself = given(name);
        Given holder = given(itself.setting().holder());
        boolean file = itself.value().isEmpty() || holder.from().compareTo(itself.from()) < 0;
        return file ? read.get() : itself.value();
    }
}
