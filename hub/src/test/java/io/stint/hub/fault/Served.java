package io.stint.hub.fault;

import io.stint.chain.profile.ChainProfiles;
import io.stint.chain.rpc.Node;
import io.stint.hub.Hub;
import io.stint.hub.HubConfig;
import io.stint.hub.Village;
import io.stint.hub.layer.Deployment;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A hub as a process of its own, until it is killed. Arguments: folder, port, endpoint of the chain, database. */
final class Served {
    private Served() {}

    public static void main(String[] arguments) throws InterruptedException {
        URI endpoint = URI.create(arguments[2]);
        Hub.start(HubConfig.in(
                        Path.of(arguments[0]),
                        List.of(Deployment.usual(ChainProfiles.LOCAL.withRpc(endpoint), Node.at(endpoint))))
                .database(Optional.of(arguments[3]).filter(url -> !url.isEmpty()))
                .listen("127.0.0.1", Integer.parseInt(arguments[1]))
                .keeper(Optional.of(Village.KEEPER))
                .build());
        new CountDownLatch(1).await();
    }
}
