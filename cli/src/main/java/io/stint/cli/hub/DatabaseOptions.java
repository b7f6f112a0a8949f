package io.stint.cli.hub;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.cli.option.ChainOptions;
import io.stint.hub.HubConfig;
import io.stint.protocol.BadInput;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which hub's database, as {@code stint hub} names it. */
final class DatabaseOptions {
    @Option(
            names = "--db",
            paramLabel = "URL",
            description = "jdbc:postgresql://... of a server; without it, the hub's own PostgreSQL in the data folder.")
    private @Nullable String database;

    @Mixin
    private ChainOptions chain = new ChainOptions();

    HubConfig config() {
        return config(0);
    }

    /** @param port where a hub of this configuration would serve */
    HubConfig config(int port) {
        ChainProfile profile = chain.profile();
        Node node = Node.at(profile.rpc()
                .orElseThrow(() ->
                        new BadInput("the chain " + profile.name() + " has no public node here; name one with --rpc")));
        return new HubConfig(
                "stint",
                HubCommand.folder(chain.dataFolder(), profile),
                Optional.ofNullable(database),
                "127.0.0.1",
                port,
                Optional.empty(),
                profile,
                node,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                HubConfig.House.OPEN);
    }
}
