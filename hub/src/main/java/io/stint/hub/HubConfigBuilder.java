package io.stint.hub;

import io.stint.hub.HubConfig.House;
import io.stint.hub.HubConfig.Person;
import io.stint.hub.alert.MailServer;
import io.stint.hub.layer.Deployment;
import io.stint.hub.money.RateSource;
import io.stint.protocol.crypto.PrivateKey;
import io.stint.protocol.value.Amount;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a hub is told, one thing at a time. What is not said is: called stint, the embedded database, any free port of this
 * machine alone, no keeper, no rates, no mail, no peers, no metrics, nobody who moderates.
 */
public final class HubConfigBuilder {
    private final Path data;
    private final List<Deployment> layers;
    private String name = "stint";
    private Optional<String> database = Optional.empty();
    private String host = "127.0.0.1";
    private int port;
    private Optional<URI> origin = Optional.empty();
    private Optional<PrivateKey> keeper = Optional.empty();
    private Optional<Amount> largest = Optional.empty();
    private List<? extends RateSource> rates = List.of();
    private Optional<MailServer> mail = Optional.empty();
    private List<Person> people = List.of();
    private List<URI> peers = List.of();
    private Optional<InetSocketAddress> metrics = Optional.empty();
    private House house = House.OPEN;

    HubConfigBuilder(Path data, List<Deployment> layers) {
        this.data = data;
        this.layers = List.copyOf(layers);
    }

    public HubConfigBuilder name(String text) {
        name = text;
        return this;
    }

    /** By JDBC URL; empty: the embedded one. */
    public HubConfigBuilder database(Optional<String> url) {
        database = url;
        return this;
    }

    /** @param number 0: any that is free */
    public HubConfigBuilder listen(String address, int number) {
        host = address;
        port = number;
        return this;
    }

    public HubConfigBuilder origin(Optional<URI> address) {
        origin = address;
        return this;
    }

    public HubConfigBuilder keeper(Optional<PrivateKey> key) {
        keeper = key;
        return this;
    }

    /** In the first chain's native coin, for one agreement; empty: no limit. */
    public HubConfigBuilder largest(Optional<Amount> most) {
        largest = most;
        return this;
    }

    public HubConfigBuilder rates(List<? extends RateSource> sources) {
        rates = List.copyOf(sources);
        return this;
    }

    public HubConfigBuilder mail(Optional<MailServer> server) {
        mail = server;
        return this;
    }

    /** On local chains only. */
    public HubConfigBuilder people(List<Person> ready) {
        people = List.copyOf(ready);
        return this;
    }

    public HubConfigBuilder peers(List<URI> hubs) {
        peers = List.copyOf(hubs);
        return this;
    }

    public HubConfigBuilder metrics(Optional<InetSocketAddress> address) {
        metrics = address;
        return this;
    }

    public HubConfigBuilder house(House decided) {
        house = decided;
        return this;
    }

    /** @throws io.stint.protocol.BadInput as {@link HubConfig} does */
    public HubConfig build() {
        return new HubConfig(
                name, data, database, host, port, origin, layers, keeper, largest, rates, mail, people, peers, metrics,
                house);
    }
}
