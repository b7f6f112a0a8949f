package io.stint.hub.doctor;

import io.stint.hub.layer.Deployment;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The hub that is looked at, by its settings.
 *
 * @param layers the escrows on their chains that it serves, at least one
 * @param keeper who pays the gas; empty: nobody
 * @param database JDBC URL of a server; empty: the hub's own, which runs while the hub does
 * @param data the hub's folder
 * @param backups where its backups are; empty: nobody said
 */
public record Patient(
        List<Deployment> layers,
        Optional<Address> keeper,
        Optional<String> database,
        Path data,
        Optional<Path> backups) {}
