package io.stint.hub.doctor;

import io.stint.chain.profile.ChainProfile;
import io.stint.chain.rpc.Node;
import io.stint.protocol.value.Address;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The hub that is looked at, by its settings.
 *
 * @param keeper who pays the gas; empty: nobody
 * @param database JDBC URL of a server; empty: the hub's own, which runs while the hub does
 * @param data the hub's folder
 * @param backups where its backups are; empty: nobody said
 */
public record Patient(
        ChainProfile chain,
        Node node,
        Optional<Address> keeper,
        Optional<String> database,
        Path data,
        Optional<Path> backups) {}
