package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.doctor.Check;
import io.stint.hub.doctor.Doctor;
import io.stint.hub.doctor.Patient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that refuses events: page, health and doctor say so, and what to do. */
class RefusedLogsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void aMethodThatIsNotThereIsSaid() throws Exception {
        refused(-32601, "the method eth_getLogs does not exist");
    }

    @Test
    void aLimitThatNoRangeKeepsIsSaid() throws Exception {
        refused(-32005, "query limit exceeded");
    }

    private void refused(int code, String words) throws Exception {
        try (LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))))) {
            Ground.deploy(folder, chain);
            try (NoLogs provider = new NoLogs(chain.endpoint(), code, words);
                    Hub hub = Hub.start(config(chain, Node.at(provider.address())))) {
                assertThat(get(hub.address().resolve("/health/ready")))
                        .startsWith("not ready: the chain cannot be read")
                        .contains(words, "eth_getLogs", "--rpc");
                assertThat(get(hub.address().resolve("/network"))).contains(words, "eth_getLogs", "--rpc");

                List<Check> checks =
                        new Doctor(patient(chain, Node.at(provider.address())), Clock.systemUTC()).examine();
                assertThat(checks).anySatisfy(check -> {
                    assertThat(check.name()).isEqualTo("logs");
                    assertThat(check.ok()).isFalse();
                    assertThat(check.value()).contains(words);
                    assertThat(check.todo().orElseThrow()).contains("--rpc");
                });
            }
        }
    }

    private Patient patient(LocalChain chain, Node node) {
        return new Patient(
                chain.profile(), node, Optional.empty(), Optional.empty(), folder.resolve("hub"), Optional.empty());
    }

    private HubConfig config(LocalChain chain, Node node) {
        return new HubConfig(
                "stint",
                folder.resolve("hub"),
                Optional.empty(),
                "127.0.0.1",
                0,
                Optional.empty(),
                chain.profile(),
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

    private static String get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
