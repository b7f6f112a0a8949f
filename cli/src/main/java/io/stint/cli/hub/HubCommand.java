package io.stint.cli.hub;

import io.stint.chain.profile.ChainProfile;
import io.stint.cli.Answer;
import io.stint.cli.Command;
import io.stint.cli.term.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code stint hub}: the marketplace on a real chain. */
@CommandLine.Command(
        name = "hub",
        description = {
            "Serve the marketplace: pages, API, and the keeper that submits what workers sign.",
            "It holds no money and no keys but the keeper's, which pays gas."
        })
public final class HubCommand extends Command {
    @Option(names = "--print-config", description = "Show each setting and where it comes from, and end.")
    private boolean print;

    @Mixin
    private HubOptions hub = new HubOptions();

    @Spec
    private @Nullable CommandSpec spec;

    public HubCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    protected Answer answer() {
        if (spec == null) {
            throw new IllegalStateException("the command line was not parsed");
        }
        Configuration configuration = hub.complete(spec, terminal);
        if (print) {
            return shown(configuration);
        }
        hub.log(configuration);
        Ending ending = Ending.bySignal(terminal);
        try (Serving serving = Serving.of(terminal, ending, hub.config(configuration, terminal))) {
            return serving.untilStopped(List.of());
        }
    }

    /** What a hub on a chain keeps. */
    static Path folder(Path data, ChainProfile chain) {
        return data.resolve("hub-" + chain.chainId());
    }

    private static Answer shown(Configuration configuration) {
        ObjectNode json = Answer.object();
        ObjectNode settings = json.putObject("settings");
        configuration
                .all()
                .forEach(given -> settings.putObject(given.setting().name())
                        .put("value", given.shown().orElse(null))
                        .put("source", given.source()));
        return new Answer(
                configuration.all().stream()
                        .map(given -> "%-20s %-40s %s"
                                .formatted(given.setting().name(), given.shown().orElse("-"), given.source()))
                        .toList(),
                json);
    }
}
