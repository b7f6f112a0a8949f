package io.stint.bench.intake;

import io.stint.bench.scale.Escrows;
import io.stint.bench.scale.RunningHub;
import io.stint.hub.account.Session;
import io.stint.hub.account.Sessions;
import io.stint.hub.store.Database;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A chain with open agreements, a PostgreSQL, and a hub in a process of its own that serves them. */
final class Ground implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private final Path project;
    private final Path folder;
    private final EmbeddedDatabase postgres;
    private final Database database;
    private final Sessions sessions;
    private final Escrows escrows;
    private int opened;
    private RunningHub hub;

    private Ground(Path project, Path folder) throws IOException {
        this.project = project;
        this.folder = folder;
        this.postgres = EmbeddedDatabase.start(data());
        this.database = Database.open(postgres.jdbcUrl());
        this.sessions = new Sessions(database, Clock.systemUTC());
        this.escrows = Escrows.start(project, folder.resolve("outbox"));
        this.hub = launch();
    }

    static Ground start(Path project, Path folder) throws IOException {
        return new Ground(project, folder);
    }

    private RunningHub launch() throws IOException {
        return RunningHub.start(project, folder, postgres.jdbcUrl(), escrows.endpoint());
    }

    /** Opens their agreements on the chain, and waits until the hub has read them. */
    void open(List<Firm> firms) throws InterruptedException {
        for (Firm firm : firms) {
            escrows.open(firm.seats().parallelStream()
                    .map(seat -> firm.opening(seat, domain()))
                    .toList());
            opened += firm.seats().size();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count("agreement") < opened || count("alert_mark") + count("alert_look") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the hub has read " + count("agreement") + " agreements only");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        database.with(handle -> handle.execute("vacuum analyze"));
    }

    long count(String table) {
        return database.with(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    /** The hub from anew: its memory is that of what follows. */
    void restart() throws IOException {
        hub.close();
        hub = launch();
    }

    Visitor visitor(Address address) {
        String token = sessions.begin(address);
        return new Visitor(
                hub.address(), token, sessions.find(token).map(Session::csrf).orElseThrow());
    }

    List<Visitor> visitors(List<Firm.Seat> seats) {
        List<Visitor> all = new ArrayList<>();
        seats.forEach(seat -> all.add(visitor(seat.worker().address())));
        return all;
    }

    Domain domain() {
        return escrows.domain();
    }

    RunningHub hub() {
        return hub;
    }

    URI address() {
        return hub.address();
    }

    /** Of PostgreSQL. */
    Path data() {
        return folder.resolve(EmbeddedDatabase.FOLDER);
    }

    @Override
    public void close() {
        hub.close();
        database.close();
        escrows.close();
        postgres.close();
    }
}
