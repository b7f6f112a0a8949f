package io.stint.hub.doctor;

import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.StintException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Looks at a hub, whether it runs or not, and changes nothing. */
public final class Doctor {
    static final String NO_NODE = "unknown: the node does not answer";

    private final Patient patient;
    private final Clock clock;

    public Doctor(Patient patient, Clock clock) {
        this.patient = patient;
        this.clock = clock;
    }

    /** Always the same checks, in the same order, whatever fails. */
    public List<Check> examine() {
        NodeChecks node = new NodeChecks(patient, clock);
        List<Check> checks = new ArrayList<>(node.all());
        checks.addAll(database(node.head()));
        checks.add(new FileChecks(clock).backup(patient.backups()));
        checks.add(FileChecks.disk(patient.data()));
        return List.copyOf(checks);
    }

    private List<Check> database(Optional<Long> head) {
        Optional<String> url = patient.database().or(() -> ReadOnlyDatabase.runningIn(patient.data()));
        if (url.isEmpty()) {
            return DatabaseChecks.unknown("the hub does not run, and its PostgreSQL runs with it", "start the hub");
        }
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(url.get())) {
            return new DatabaseChecks(database, new ReserveCheck(patient, clock), clock).all(head);
        } catch (StintException | JdbiException e) {
            return DatabaseChecks.unknown(
                    "the database does not answer as it should: " + e.getMessage(),
                    "start it, and look at --db and its password");
        }
    }
}
