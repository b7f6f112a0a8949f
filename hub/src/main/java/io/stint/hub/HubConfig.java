package io.stint.hub;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.hub.alert.MailServer;
import io.stint.hub.layer.Deployment;
import io.stint.hub.layer.Layers;
import io.stint.hub.money.RateSource;
import io.stint.hub.peer.Peers;
import io.stint.hub.web.Network;
import io.stint.protocol.BadInput;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Amount;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a hub is told when it starts.
 *
 * @param name shown in the pages' head
 * @param data folder of the embedded database and of the keeper's outbox
 * @param database JDBC URL of a PostgreSQL server; empty: the embedded one
 * @param host the address to listen on
 * @param port 0: any that is free
 * @param origin how browsers reach the hub, without a path: {@code https://hub.example}; empty: by host and port
 * @param layers the escrows on their chains that it serves; the first is for whatever names none
 * @param keeper pays the gas for what the hub submits; empty: it submits nothing
 * @param largest the most that may be put into one agreement through the pages, in the chain's native coin; empty: no limit
 * @param rates who says what the first chain's native coin is worth, and tokens; of several for one currency the first is asked first
 * @param mail sends alerts by e-mail; empty: the hub sends none
 * @param people keys for everybody to try, on a local chain only
 * @param peers hubs whose public documents this one pulls
 * @param metrics where Prometheus finds them, not on the pages' port; empty: nowhere
 * @param house what its operator decides: what it shows, and pays for
 */
public record HubConfig(
        String name,
        Path data,
        Optional<String> database,
        String host,
        int port,
        Optional<URI> origin,
        List<Deployment> layers,
        Optional<PrivateKey> keeper,
        Optional<Amount> largest,
        List<? extends RateSource> rates,
        Optional<MailServer> mail,
        List<Person> people,
        List<URI> peers,
        Optional<InetSocketAddress> metrics,
        House house) {

    /**
     * What is the operator's to decide.
     *
     * @param operators wallets that moderate, and see what the keeper spends on which agreement
     * @param refused words that no job or profile may contain
     * @param follows hubs whose hide lists count here, and who signs them
     * @param draws by workers' rules that the keeper pays on each chain in seven days, at most
     * @param proxies on other machines, which are believed about who is behind them
     * @param deposit in the first chain's native coin, with which a new key posts as one who is known; empty: none is taken
     */
    public record House(
            Set<Address> operators,
            List<String> refused,
            Map<URI, Set<Address>> follows,
            int draws,
            List<Network> proxies,
            Optional<Amount> deposit) {
        /** Until an operator says otherwise. */
        public static final int USUAL_DRAWS = 1_000;

        /** Nobody moderates. */
        public static final House OPEN =
                new House(Set.of(), List.of(), Map.of(), USUAL_DRAWS, List.of(), Optional.empty());

        /** @throws BadInput when a word has nothing that could be found, or there are fewer draws than none */
        public House {
            if (draws < 0) {
                throw new BadInput("the hub pays for no draw or more, not for " + draws);
            }
            refused.stream()
                    .filter(word -> word.codePoints().noneMatch(Character::isLetterOrDigit))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new BadInput("a refused word needs a letter or a digit, not '" + word + "'");
                    });
            operators = Set.copyOf(operators);
            refused = List.copyOf(refused);
            follows = Map.copyOf(follows);
            proxies = List.copyOf(proxies);
        }

        /** The same, with so many draws at most. */
        public House paying(int most) {
            return new House(operators, refused, follows, most, proxies, deposit);
        }

        /**
         * The same, with a deposit.
         *
         * @throws BadInput when it is nothing, or more than an agreement holds
         */
        public House asking(Amount sum) {
            if (sum.isZero() || sum.compareTo(Amount.MAX) > 0) {
                throw new BadInput("a deposit is above zero and fits into one agreement; it cannot be " + sum.wei()
                        + " of the smallest unit. Leave it out to take none");
            }
            return new House(operators, refused, follows, draws, proxies, Optional.of(sum));
        }
    }

    /**
     * Somebody ready-made.
     *
     * @param name of the profile
     * @param role what to try as them, a key of the messages
     */
    public record Person(String name, String role, PrivateKey key) {}

    /** @throws BadInput when the port is none, a layer is named twice, a peer's address is none, a deposit is above the largest sum, or ready-made people are given on a chain where coin is worth something */
    public HubConfig {
        if (port < 0 || port > 65_535) {
            throw new BadInput("a port is a number from 0 to 65535, not " + port);
        }
        layers = Layers.distinct(layers);
        if (!people.isEmpty()) {
            layers.stream().filter(layer -> !layer.isLocal()).findFirst().ifPresent(layer -> {
                throw new BadInput("ready-made people have known keys: on "
                        + layer.chain().name() + " their money would be stolen");
            });
        }
        if (house.deposit().isPresent()
                && largest.filter(most -> most.compareTo(house.deposit().get()) < 0)
                        .isPresent()) {
            throw new BadInput("a deposit of " + house.deposit().get().wei()
                    + " of the smallest unit could not be put in, since the pages let at most "
                    + largest.get().wei() + " into one agreement. Ask for less, or allow more by --largest");
        }
        rates = List.copyOf(rates);
        people = List.copyOf(people);
        peers = Peers.at(peers);
    }

    /**
     * One that says no more than it must, to say more of.
     *
     * @param data folder of the embedded database and of the keeper's outbox
     * @param layers the escrows on their chains that it serves; the first is for whatever names none
     */
    public static HubConfigBuilder in(Path data, List<Deployment> layers) {
        return new HubConfigBuilder(data, layers);
    }

    /** How the ready-made people are called, and the key that holds deposits: as the hub is. */
    Map<Address, String> names() {
        Map<Address, String> names = new HashMap<>();
        keeper.ifPresent(key -> names.put(key.address(), name));
        people.forEach(person -> names.put(person.key().address(), person.name()));
        return names;
    }

    /** The chain of whatever names none. */
    public ChainProfile chain() {
        return layers.getFirst().chain();
    }

    /** Of {@link #chain}. */
    public Node node() {
        return layers.getFirst().node();
    }

    /** Whether money on every chain is worth nothing. */
    public boolean isLocal() {
        return layers.stream().allMatch(Deployment::isLocal);
    }
}
