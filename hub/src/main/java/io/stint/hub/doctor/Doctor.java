package io.stint.hub.doctor;

import io.stint.hub.layer.Deployment;
import io.stint.hub.store.EmbeddedDatabase;
import io.stint.hub.store.ReadOnlyDatabase;
import io.stint.protocol.StintException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Always the same checks of a hub with the same layers, in the same order, whatever fails. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>();
        Map<String, Long> heads = new HashMap<>();
        Optional<Boolean> keeperWorks = patient.keeper().isPresent() ? Optional.empty() : keeperWorks();
        for (Deployment layer : patient.layers()) {
            NodeChecks node = new NodeChecks(layer, patient.keeper(), keeperWorks, suffix(patient, layer), clock);
            checks.addAll(node.all());
            node.head().ifPresent(head -> heads.put(layer.key(), head));
        }
        checks.addAll(database(heads));
        checks.add(new FileChecks(clock).backup(patient.backups()));
        checks.add(FileChecks.disk(patient.data()));
        return List.copyOf(checks);
    }

    /** With which the names of a layer's checks end: nothing for the first. */
    static String suffix(Patient patient, Deployment layer) {
        return layer.equals(patient.layers().getFirst()) ? "" : " of " + layer.key();
    }

    private Optional<String> url() {
        return patient.database().or(() -> ReadOnlyDatabase.runningIn(patient.data()));
    }

    /** Empty where the tables cannot be asked; why is said by the checks of the database. */
    private Optional<Boolean> keeperWorks() {
        return url().flatMap(url -> {
            try (ReadOnlyDatabase database = ReadOnlyDatabase.open(url)) {
                return Optional.of(NoKeeper.works(database, clock));
            } catch (StintException | JdbiException _) {
                return Optional.empty();
            }
        });
    }

    private List<Check> database(Map<String, Long> heads) {
        Optional<String> url = url();
        if (url.isEmpty() && !EmbeddedDatabase.isIn(patient.data().resolve(EmbeddedDatabase.FOLDER))) {
            return DatabaseChecks.unknown(
                    patient,
                    "there is no hub's database in " + patient.data() + ", or it is not yours to read",
                    "name the hub's folder with --data, or its database with --db; of a new hub, start it");
        }
        if (url.isEmpty()) {
            return DatabaseChecks.unknown(
                    patient, "the hub does not run, and its PostgreSQL runs with it", "start the hub");
        }
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(url.get())) {
            return new DatabaseChecks(database, patient, clock).all(heads);
        } catch (StintException | JdbiException e) {
            return DatabaseChecks.unknown(
                    patient,
                    "the database does not answer as it should: " + e.getMessage(),
                    "start it, and look at --db and its password");
        }
    }
}
