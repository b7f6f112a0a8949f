package io.stint.hub.live;

import io.stint.hub.account.Sessions;
import io.stint.hub.agreement.Agreements;
import io.stint.hub.agreement.MyWork;
import io.stint.hub.store.Database;
import io.stint.hub.web.Guard;
import io.stint.hub.web.Routes;

/** The parts of this package, joined. */
public final class LiveFeature implements AutoCloseable {
    private final Subscribers subscribers = new Subscribers();
    private final Listener listener;
    private final Routes routes;

    public LiveFeature(Database database, Agreements agreements, MyWork work, Sessions sessions, Guard guard) {
        Crier crier = new Crier(subscribers, new Audience(database), agreements);
        this.listener = new Listener(database, crier);
        this.routes = new LiveRoutes(subscribers, crier, agreements, work, sessions, guard);
    }

    public void start() {
        listener.start();
    }

    public Routes routes() {
        return routes;
    }

    /** Open streams. */
    public int connections() {
        return subscribers.all().size();
    }

    /** Ends the streams of open pages, and takes no more. */
    public void hush() {
        subscribers.close();
    }

    @Override
    public void close() {
        hush();
        listener.close();
    }
}
