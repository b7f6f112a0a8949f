package io.stint.bench.peers;

import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pulls many documents and compares with the bare recoveries of their signatures, before and after each pull. */
public final class Main {
    private static final int DOCUMENTS = 100_000;
    private static final int QUICK = 2_000;
    private static final int ROUNDS = 3;
    private static final double LEAST = 0.5;

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        int at = given.indexOf("--documents");
        int documents = at >= 0 ? Integer.parseInt(given.get(at + 1)) : quick ? QUICK : DOCUMENTS;
        Path folder = Files.createTempDirectory("stint-bench-peers");
        Path data = folder.resolve(EmbeddedDatabase.FOLDER);
        try (EmbeddedDatabase postgres = EmbeddedDatabase.start(data)) {
            double profiles = compare(postgres, data, "profiles", Library.of(documents, false), quick ? 1 : ROUNDS);
            compare(postgres, data, "jobs", Library.of(documents, true), quick ? 1 : ROUNDS);
            System.exit(quick || profiles >= LEAST ? 0 : 1);
        }
    }

    private static double compare(
            EmbeddedDatabase postgres, Path data, String what, List<Document> documents, int rounds)
            throws InterruptedException, SQLException {
        int cores = Runtime.getRuntime().availableProcessors();
        Bare bare = new Bare(
                documents.stream()
                        .map(d -> new Bare.Signed(Document.digest(d.kind(), d.createdAt(), d.id()), d.signature()))
                        .toList(),
                cores);
        List<Double> ratios = new ArrayList<>();
        try (ServedHub from = new ServedHub(fresh(postgres, what + "_from"))) {
            from.fill(documents);
            bare.recover();
            bare.recoverAsTheProduct();
            for (int round = 1; round <= rounds; round++) {
                double own = bare.recoverAsTheProduct();
                Work start = Work.now(data);
                double before = bare.recover();
                Work bareWork = Work.now(data).since(start);
                double pull;
                Work pullWork;
                try (ServedHub to = new ServedHub(fresh(postgres, what + "_to" + round))) {
                    start = Work.now(data);
                    pull = to.pull(from.address(), documents.size());
                    pullWork = Work.now(data).since(start);
                }
                double after = bare.recover();
                ratios.add((before + after) / 2 / pull);
                System.out.printf(
                        Locale.ROOT,
                        "%,d %s, %d cores: pull %.2f s (%,.0f a second); bare recoveries %.2f s before, %.2f s after; by the product's call %.2f s; ratio %.3f%n",
                        documents.size(),
                        what,
                        cores,
                        pull,
                        documents.size() / pull,
                        before,
                        after,
                        own,
                        ratios.getLast());
                System.out.printf(
                        Locale.ROOT,
                        "    of the processor's time: pull %.2f s, of that PostgreSQL %.2f s; bare recoveries %.2f s; ratio %.3f%n",
                        pullWork.all(),
                        pullWork.postgres(),
                        bareWork.java(),
                        bareWork.java() / pullWork.all());
            }
        }
        double median = ratios.stream().sorted().toList().get(ratios.size() / 2);
        System.out.printf(Locale.ROOT, "%s: median ratio %.3f%n", what, median);
        return median;
    }

    private static String fresh(EmbeddedDatabase postgres, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.jdbcUrl(name);
    }
}
