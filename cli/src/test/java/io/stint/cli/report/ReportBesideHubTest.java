package io.stint.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stint.cli.Job;
import io.stint.cli.Person;
import io.stint.cli.Town;
import io.stint.cli.hub.Visitor;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.layer.Deployment;
import io.stint.hub.money.DisplayRate;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same books by a hub and by the command alone, on one real chain. */
class ReportBesideHubTest {
    private static final int TRIES = 600;
    private static Town town;

    @BeforeAll
    static void start(@TempDir Path folder) {
        town = Town.withEscrow(folder);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    /** Without a keeper, and with a rate that is known once it runs. */
    private static HubConfig config() {
        return HubConfig.in(
                        town.path("hub"), List.of(Deployment.usual(town.chain().profile(), town.node())))
                .rates(List.of(new DisplayRate("EUR", new BigDecimal("57000.5"), "made up for tests", Instant.EPOCH)))
                .build();
    }

    private static String year() {
        return Integer.toString(town.now().atOffset(ZoneOffset.UTC).getYear());
    }

    @Test
    void theirTablesAgreeLineByLine() throws Exception {
        String fee = Person.STRANGER.address().toString();
        Job early = town.draft("--hub", fee, "--hub-fee", "2").opened("0.05rbtc");
        try (Hub hub = Hub.start(config())) {
            Visitor.signedIn(hub.address(), Person.CLIENT.key()).await("/api/rates", "57000.5");
            Job late = town.draft().opened("0.03rbtc");
            early.approved("0.01rbtc").as(Person.WORKER, "draw").ok();
            late.claimed("0.004rbtc").as(Person.CLIENT, "concede").ok();
            late.as(Person.CLIENT, "topup", "--amount", "0.001rbtc").ok();
            early.as(Person.WORKER, "quit").ok();

            agree(hub, "client", Person.CLIENT, 6);
            agree(hub, "worker", Person.WORKER, 2);
        }
    }

    private static void agree(Hub hub, String side, Person person, int lines) throws Exception {
        String of = "?as=" + side + "&zone=UTC&period=" + year();
        Visitor visitor = Visitor.signedIn(hub.address(), person.key());
        List<String> theirs = List.of();
        for (int i = 0; i < TRIES && theirs.size() < lines + 1; i++) {
            Thread.sleep(100);
            theirs = visitor.text("/reports.csv" + of).lines().toList();
        }
        Path csv = town.path(side + ".csv");
        Path koinly = town.path(side + "-koinly.csv");
        town.run(
                        "report",
                        "--as",
                        side,
                        "--zone",
                        "UTC",
                        "--period",
                        "year",
                        "--agreements",
                        town.path("").toString(),
                        "--rates",
                        Files.writeString(town.path(side + ".jsonl"), rates(theirs))
                                .toString(),
                        "--csv",
                        csv.toString(),
                        "--koinly",
                        koinly.toString(),
                        "--json")
                .ok();

        assertThat(theirs).hasSize(lines + 1);
        assertThat(Files.readAllLines(csv).stream()
                        .map(row -> row.substring(0, row.lastIndexOf(',')))
                        .toList())
                .as("without the minutes, which a hub cannot read")
                .isEqualTo(theirs);
        assertThat(Files.readAllLines(koinly))
                .isEqualTo(visitor.text("/reports/koinly.csv" + of).lines().toList());
    }

    /** Those that the hub had seen, as {@code stint rate --json} would have printed them. */
    private static String rates(List<String> table) {
        List<String> columns = Arrays.asList(table.getFirst().split(","));
        List<List<String>> valued = table.stream()
                .skip(1)
                .map(row -> Arrays.asList(row.split(",", -1)))
                .filter(row -> !row.get(columns.indexOf("rate")).isEmpty())
                .toList();
        assertThat(valued).as("what was valued").isNotEmpty();
        return valued.stream()
                .map(row -> "{\"rates\":[{\"currency\":\"" + row.get(columns.indexOf("currency")) + "\",\"price\":\""
                        + row.get(columns.indexOf("rate")) + "\",\"source\":\""
                        + row.get(columns.indexOf("rate_source")) + "\",\"at\":"
                        + Instant.parse(row.get(columns.indexOf("rate_time_utc")))
                                .getEpochSecond() + "}]}\n")
                .distinct()
                .collect(Collectors.joining());
    }
}
