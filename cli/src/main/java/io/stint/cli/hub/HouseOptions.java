package io.stint.cli.hub;

import io.stint.cli.option.Reading;
import io.stint.hub.HubConfig.House;
import io.stint.hub.peer.Peers;
import io.stint.hub.web.Network;
import io.stint.protocol.BadInput;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import io.stint.protocol.value.Money;
import io.stint.protocol.value.Token;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is the operator's to decide. */
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

    @Option(
            names = "--follow-hides",
            paramLabel = "HUB=ADDRESS",
            description = "Hides what that hub's operator hides: https://hub.example=0x... May be given again.")
    private List<String> follows = List.of();

    @Option(
            names = "--draws",
            paramLabel = "N",
            description =
                    "So many draws that workers' rules want the keeper pays for in seven days on each chain, at most;"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "" + House.USUAL_DRAWS)
    private int draws = House.USUAL_DRAWS;

    @Option(
            names = "--proxy",
            paramLabel = "ADDRESS",
            converter = ProxyText.class,
            description =
                    "A proxy on another machine, a container's host too, that is believed about whom requests come from:"
                            + " 172.17.0.1, or a network such as 172.17.0.0/16; on this machine any is, with --origin."
                            + " May be given again.")
    private List<Network> proxies = List.of();

    @Option(
            names = "--deposit",
            paramLabel = "MONEY",
            description =
                    "With a deposit of so much in the escrow, which comes back, a new key posts as one who was paid:"
                            + " 0.0005rbtc. Needs --keeper; none is taken by default.")
    private @Nullable String deposit;

    /**
     * @param coin of the first chain
     * @param keeper whether there is one
     */
    House house(Configuration configuration, Token coin, boolean keeper) {
        Set<Address> named = configuration.of(
                "operator", () -> operators.stream().map(Address::parse).collect(Collectors.toSet()));
        Map<URI, Set<Address>> followed = configuration.of(
                "follow-hides",
                () -> follows.stream()
                        .map(HouseOptions::followed)
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
        House house = configuration.of(
                "refuse", () -> new House(named, refused, followed, House.USUAL_DRAWS, proxies, Optional.empty()));
        House paying = configuration.of("draws", () -> house.paying(draws));
        return configuration.of("deposit", () -> deposit == null ? paying : paying.asking(sum(deposit, coin, keeper)));
    }

    private static Amount sum(String text, Token coin, boolean keeper) {
        if (!keeper) {
            throw new BadInput("a deposit is an agreement with the hub's keeper: name its key with --keeper");
        }
        return Money.parse(text, List.of(coin)).amount();
    }

    /** Refuses what is no network as it refuses other values. */
    static final class ProxyText implements CommandLine.ITypeConverter<Network> {
        @Override
        public Network convert(String text) {
            return Reading.of(() -> Network.parse(text));
        }
    }

    private static Map.Entry<URI, Address> followed(String text) {
        int end = text.lastIndexOf('=');
        if (end < 0) {
            throw new BadInput("whose hide list counts is named as https://hub.example=0x..., not '" + text + "'");
        }
        try {
            return Map.entry(Peers.at(URI.create(text.substring(0, end))), Address.parse(text.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            throw new BadInput("'" + text.substring(0, end) + "' is no address of a hub", e);
        }
    }
}
