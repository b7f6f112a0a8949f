package io.stint.cli.hub;

import io.stint.chain.profile.ChainProfile;
import io.stint.cli.term.Terminal;
import io.stint.hub.HubConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which hub's database: by the settings of {@code stint hub}, of which most do not matter here. */
final class DatabaseOptions {
    @Mixin
    private HubOptions hub = new HubOptions();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    HubConfig config(Terminal terminal) {
        return config(terminal, 0);
    }

    /**
     * The same, of a hub that would serve on a port.
     *
     * @param port unless an option names another: the settings name that of the hub which runs
     */
    HubConfig config(Terminal terminal, int port) {
        if (command == null) {
            throw new IllegalStateException("the command line was not parsed");
        }
        Configuration configuration = hub.complete(command, terminal);
        ChainProfile profile = hub.profile(configuration);
        return HubConfig.in(hub.folder(profile), hub.layers(configuration, hub.node(configuration, profile), profile))
                .database(hub.database(configuration))
                .listen("127.0.0.1", hub.portOption(configuration).orElse(port))
                .build();
    }
}
