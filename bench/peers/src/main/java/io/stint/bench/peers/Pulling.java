package io.stint.bench.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stint.hub.document.Intake;
import io.stint.hub.market.Market;
import io.stint.hub.peer.PeerFeature;
import io.stint.hub.peer.PeerStatus;
import io.stint.hub.peer.PullSettings;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

/** The hub that has nothing: for each line that names a peer and how much it has, pulls all of that into an empty database. */
final class Pulling {
    private final Clock clock = Clock.systemUTC();

    private Pulling() {}

    /** A folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path folder = Path.of(arguments[0]).resolve(EmbeddedDatabase.FOLDER);
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(folder);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            System.out.println("ready");
            int round = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", -1);
                round++;
                try (Database database = Database.open(fresh(postgres, "round_" + round))) {
                    System.out.println("empty");
                    in.readLine();
                    double seconds = new Pulling().pull(database, URI.create(words[0]), Integer.parseInt(words[1]));
                    System.out.println(seconds);
                }
            }
        }
    }

    /** Seconds until all is here. */
    private double pull(Database database, URI peer, int documents) throws InterruptedException {
        Intake intake = new Intake(clock, Market.followers(database));
        long start = System.nanoTime();
        try (PeerFeature feature = new PeerFeature(List.of(peer), database, intake, PullSettings.USUAL, clock)) {
            feature.start();
            PeerStatus status = feature.status().getFirst();
            while (!status.well()) {
                status.error().ifPresent(error -> {
                    throw new IllegalStateException(error);
                });
                Thread.sleep(20);
                status = feature.status().getFirst();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (status.documents() != documents || status.checked() != documents || status.refused() != 0) {
                throw new IllegalStateException("not all came over, or some were checked twice: " + status);
            }
            return seconds;
        }
    }

    private static String fresh(EmbeddedDatabase postgres, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.jdbcUrl(name);
    }
}
