package io.stint.bench.scale;

import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL and a chain that grow together, and a hub that serves them. */
final class Town implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 100;

    private final Path project;
    private final Path folder;
    private final EmbeddedDatabase postgres;
    private final Database database;
    private final Escrows escrows;
    private final List<Deal> deals = new ArrayList<>();
    private Size size = new Size(0, 0, 0);
    private RunningHub hub;

    private Town(Path project, Path folder, EmbeddedDatabase postgres, Escrows escrows) throws IOException {
        this.project = project;
        this.folder = folder;
        this.postgres = postgres;
        this.database = Database.open(postgres.jdbcUrl());
        this.escrows = escrows;
        this.hub = RunningHub.start(project, folder, postgres.jdbcUrl(), escrows.endpoint());
    }

    static Town start(Path project, Path folder) throws IOException {
        EmbeddedDatabase postgres = EmbeddedDatabase.start(folder.resolve(EmbeddedDatabase.FOLDER));
        return new Town(project, folder, postgres, Escrows.start(project, folder.resolve("outbox")));
    }

    /** Seconds that each part of it took. */
    record Grown(double documents, double agreements, double read) {}

    /** Lets the hub read what is new on the chain, and tidies up as PostgreSQL does by and by. */
    Grown grow(Size to) throws InterruptedException {
        double start = now();
        new Library(database).grow(size, to);
        double documents = now();
        List<Deal> more = escrows.open(size.agreements(), to.agreements(), to.profiles());
        new Offices(database).add(more);
        deals.addAll(more);
        size = to;
        double agreements = now();
        awaitRead();
        double read = now();
        database.with(handle -> handle.execute("vacuum analyze"));
        return new Grown(documents - start, agreements - documents, read - agreements);
    }

    private void awaitRead() throws InterruptedException {
        double end = now() + PATIENCE.toSeconds();
        while (agreements() < size.agreements() || looking()) {
            if (now() > end) {
                throw new IllegalStateException("the hub has read " + agreements() + " agreements only");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** Whether it still finds out whom to alert to what is new. */
    private boolean looking() {
        return database.with(handle -> handle.createQuery(
                        "select exists (select 1 from alert_mark) or exists (select 1 from alert_look)")
                .mapTo(Boolean.class)
                .one());
    }

    private long agreements() {
        return database.with(handle -> handle.createQuery("select count(*) from agreement")
                .mapTo(Long.class)
                .one());
    }

    /** The hub from anew: its memory is that of what follows. */
    void restart() throws IOException {
        hub.close();
        hub = RunningHub.start(project, folder, jdbcUrl(), escrows.endpoint());
    }

    List<Shot> shots() {
        return new Shots(database).of(size, deals);
    }

    Size size() {
        return size;
    }

    RunningHub hub() {
        return hub;
    }

    URI address() {
        return hub.address();
    }

    String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    /** Where PostgreSQL writes what it does. */
    Path log() {
        return folder.resolve(EmbeddedDatabase.FOLDER + ".log");
    }

    private static double now() {
        return System.nanoTime() / 1e9;
    }

    @Override
    public void close() {
        hub.close();
        database.close();
        escrows.close();
        postgres.close();
    }
}
