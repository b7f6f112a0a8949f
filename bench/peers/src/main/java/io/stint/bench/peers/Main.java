package io.stint.bench.peers;

import io.stint.protocol.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Pulls many documents and compares with the bare recoveries of their signatures, before and after each pull. */
public final class Main {
    private static final int DOCUMENTS = 100_000;
    private static final int QUICK = 2_000;
    private static final int ROUNDS = 5;
    private static final double LEAST = 0.5;

    private final int documents;
    private final int rounds;
    private final Path folder;

    private Main(int documents, int rounds, Path folder) {
        this.documents = documents;
        this.rounds = rounds;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        int at = given.indexOf("--documents");
        int documents = at >= 0 ? Integer.parseInt(given.get(at + 1)) : quick ? QUICK : DOCUMENTS;
        int only = given.indexOf("--only");
        List<Kind> kinds = only >= 0
                ? List.of(Kind.valueOf(given.get(only + 1).toUpperCase(Locale.ROOT)))
                : List.of(Kind.values());
        Path folder = Files.createTempDirectory("stint-bench-peers");
        boolean kept = true;
        try {
            Main main = new Main(documents, quick ? 1 : ROUNDS, folder);
            for (Kind kind : kinds) {
                double ratio = main.compare(kind);
                kept &= kind != Kind.PROFILES || ratio >= LEAST;
            }
        } finally {
            delete(folder);
        }
        System.exit(quick || kept ? 0 : 1);
    }

    private double compare(Kind kind) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Bare bare = new Bare(
                kind.some(0, documents)
                        .map(d -> new Bare.Signed(Document.digest(d.kind(), d.createdAt(), d.id()), d.signature()))
                        .toList(),
                cores);
        bare.recover();
        Path mine = folder.resolve(kind.name());
        List<Double> ratios = new ArrayList<>();
        try (Side serving = Side.start(Serving.class, mine.resolve("serving"), kind.name(), documents);
                Side pulling = Side.start(Pulling.class, mine.resolve("pulling"))) {
            String peer = "http://127.0.0.1:" + serving.answer();
            pulling.answer();
            for (int round = 1; round <= rounds; round++) {
                ratios.add(round(kind, bare, serving, pulling, peer));
            }
        }
        double median = ratios.stream().sorted().toList().get(ratios.size() / 2);
        System.out.printf(Locale.ROOT, "%s: median ratio %.3f%n", kind, median);
        return median;
    }

    private double round(Kind kind, Bare bare, Side serving, Side pulling, String peer)
            throws IOException, InterruptedException {
        pulling.ask(peer, documents);
        pulling.answer();
        double spent = Work.ofProcess(ProcessHandle.current().pid());
        double before = bare.recover();
        double recoveries = Work.ofProcess(ProcessHandle.current().pid()) - spent;
        Cost start = Cost.now(pulling, serving);
        pulling.ask("go");
        double pull = Double.parseDouble(pulling.answer());
        Cost cost = Cost.now(pulling, serving).since(start);
        double after = bare.recover();
        double ratio = (before + after) / 2 / pull;
        System.out.printf(
                Locale.ROOT,
                "%,d %s: pull %.2f s (%,.0f a second); bare recoveries %.2f s before, %.2f s after; ratio %.3f%n",
                documents,
                kind,
                pull,
                documents / pull,
                before,
                after,
                ratio);
        System.out.printf(
                Locale.ROOT,
                "    processor's time a document, in µs: pulling hub %.1f, its PostgreSQL %.1f, serving hub %.1f, its PostgreSQL %.1f,"
                        + " together %.1f; bare recovery %.1f; ratio %.3f%n",
                each(cost.pulling()),
                each(cost.pullingDatabase()),
                each(cost.serving()),
                each(cost.servingDatabase()),
                each(cost.all()),
                each(recoveries),
                recoveries / cost.all());
        return ratio;
    }

    private double each(double seconds) {
        return seconds * 1e6 / documents;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
