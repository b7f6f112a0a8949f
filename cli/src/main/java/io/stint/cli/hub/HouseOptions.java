package io.stint.cli.hub;

import io.stint.hub.HubConfig.House;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Who decides what a hub shows. */
final class HouseOptions {
    @Option(
            names = "--operator",
            paramLabel = "ADDRESS",
            description = "A wallet that moderates this hub in the browser. May be given again.")
    private List<String> operators = List.of();

    @Option(
            names = "--refuse",
            paramLabel = "WORD",
            description = "No job or profile with this word or phrase is taken. May be given again.")
    private List<String> refused = List.of();

    House house(Configuration configuration) {
        Set<Address> named = configuration.of(
                "operator", () -> operators.stream().map(Address::parse).collect(Collectors.toSet()));
        return configuration.of("refuse", () -> new House(named, refused));
    }
}
