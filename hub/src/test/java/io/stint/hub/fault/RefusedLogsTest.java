package io.stint.hub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.chain.local.Anvil;
import io.stint.chain.local.LocalChain;
import io.stint.chain.local.LocalChainSettings;
import io.stint.chain.rpc.Node;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.TestDatabase;
import io.stint.hub.doctor.Check;
import io.stint.hub.doctor.Doctor;
import io.stint.hub.doctor.Patient;
import io.stint.hub.layer.Deployment;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that refuses events: receipts are read; without these page, health and doctor say so, and what to do. */
class RefusedLogsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    /** By whatever the node allows the same state comes out. */
    @ParameterizedTest
    @ValueSource(strings = {"eth_getLogs", "eth_getLogs eth_getBlockReceipts"})
    void receiptsLeadToTheSameState(String refused) throws Exception {
        try (LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))))) {
            Ground.deploy(folder, chain);
            String byLogs = TestDatabase.empty();
            String byReceipts = TestDatabase.empty();
            try (HubProcess hub = new HubProcess(folder.resolve("hub"), chain.endpoint(), Optional.of(byLogs))) {
                hub.awaitReady();
                new Play(hub.address(), chain.node(), new SecureRandom()).run();
            }
            try (NoLogs provider = new NoLogs(chain.endpoint(), -32601, "no such method", refused.split(" "));
                    Hub hub = Hub.start(config(chain, Node.at(provider.address()), Optional.of(byReceipts)))) {
                assertThat(get(hub.address().resolve("/health/ready"))).isEqualTo("ready");
                assertThat(get(hub.address().resolve("/network")))
                        .contains("The hub reads receipts instead", "no such method");
                for (String table : List.of("chain_event", "agreement")) {
                    assertThat(rows(byReceipts, table)).isNotEmpty().isEqualTo(rows(byLogs, table));
                }
                List<Check> checks =
                        new Doctor(patient(chain, Node.at(provider.address())), Clock.systemUTC()).examine();
                assertThat(checks).anySatisfy(check -> {
                    assertThat(check.name()).isEqualTo("logs");
                    assertThat(check.ok()).isTrue();
                    assertThat(check.value()).contains("no such method", "receipts instead");
                });
            }
        }
    }

    private static List<String> rows(String url, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select t::text from " + table + " t order by 1")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    @Test
    void withoutReceiptsEitherItIsSaid() throws Exception {
        try (LocalChain chain = LocalChain.start(LocalChainSettings.of(Anvil.find(Path.of(".."))))) {
            Ground.deploy(folder, chain);
            try (HubProcess hub = new HubProcess(folder.resolve("hub"), chain.endpoint(), Optional.empty())) {
                hub.awaitReady();
                new Play(hub.address(), chain.node(), new SecureRandom()).begin();
            }
            refused(chain, -32601, "the method does not exist");
            refused(chain, -32005, "query limit exceeded");
        }
    }

    private void refused(LocalChain chain, int code, String words) throws Exception {
        String[] all = {"eth_getLogs", "eth_getBlockReceipts", "eth_getTransactionReceipt"};
        try (NoLogs provider = new NoLogs(chain.endpoint(), code, words, all);
                Hub hub = Hub.start(config(chain, Node.at(provider.address()), Optional.of(TestDatabase.empty())))) {
            assertThat(get(hub.address().resolve("/health/ready")))
                    .startsWith("not ready: the chain cannot be read")
                    .contains(words, "by receipts", "--rpc");
            assertThat(get(hub.address().resolve("/network"))).contains(words, "by receipts", "--rpc");

            List<Check> checks = new Doctor(patient(chain, Node.at(provider.address())), Clock.systemUTC()).examine();
            assertThat(checks).anySatisfy(check -> {
                assertThat(check.name()).isEqualTo("logs");
                assertThat(check.ok()).isFalse();
                assertThat(check.value()).contains(words);
                assertThat(check.todo().orElseThrow()).contains("--rpc");
            });
        }
    }

    private Patient patient(LocalChain chain, Node node) {
        return new Patient(
                List.of(Deployment.usual(chain.profile(), node)),
                Optional.empty(),
                Optional.empty(),
                folder.resolve("another"),
                Optional.empty());
    }

    private HubConfig config(LocalChain chain, Node node, Optional<String> database) {
        return HubConfig.in(folder.resolve("another"), List.of(Deployment.usual(chain.profile(), node)))
                .database(database)
                .build();
    }

    private static String get(URI address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
